import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { safeCallback } from '@/lib/auth/callback-url'
import { secondStepView } from '@/lib/auth/loaders'
import { Notice } from '../_components/notice'
import { SignInCard } from '../_components/sign-in-card'
import { CodeForm } from './_components/code-form'
import { EnrolForm } from './_components/enrol-form'

export const metadata: Metadata = { title: 'Second factor' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecondFactorPage({ searchParams }: Props) {
  const callbackUrl = safeCallback((await searchParams).callbackUrl)
  const view = await secondStepView()
  if (view.step === 'none') redirect(`/login?${new URLSearchParams({ callbackUrl })}`)

  if (view.step === 'unreachable') {
    return (
      <SignInCard title="Second factor" lead="The second of two steps.">
        <Notice tone="bad" icon="unplug">
          The database does not answer. Load this page again in a moment.
        </Notice>
      </SignInCard>
    )
  }
  if (view.step === 'prove') {
    return (
      <SignInCard title="Second factor" lead={<>Your password is right, {view.email}. One more step.</>}>
        <CodeForm callbackUrl={callbackUrl} />
      </SignInCard>
    )
  }
  return (
    <SignInCard
      title="Set up your second factor"
      lead="Every admin of this bank signs in with a password and a code from an authenticator app."
    >
      <EnrolForm callbackUrl={callbackUrl} offer={view.offer} />
    </SignInCard>
  )
}
