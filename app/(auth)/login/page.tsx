import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { safeCallback } from '@/lib/auth/callback-url'
import { signInView } from '@/lib/auth/loaders'
import { problemOf } from '@/lib/auth/sign-in-problem'
import { DemoAccounts } from './_components/demo-accounts'
import { LoginForm } from './_components/login-form'
import { Notice } from './_components/notice'
import { SignInCard } from './_components/sign-in-card'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl: wanted, error, reset } = await searchParams
  const callbackUrl = safeCallback(wanted)
  const problem = problemOf(error)
  const view = await signInView()
  if (view.signedIn) redirect(callbackUrl)
  const reachable = view.database === 'reachable'

  return (
    <SignInCard
      title="Sign in"
      lead="To the operations portal of the bank."
      aside={view.demo && <DemoAccounts passwordsIn={view.demo.passwordsIn} />}
    >
      {!reachable && (
        <Notice tone="bad" icon="unplug">
          The database does not answer, so nobody can be signed in. This page will work again as soon as it
          does.
        </Notice>
      )}
      {view.ended && reachable && !reset && (
        <Notice tone="info" icon="clock">
          Your session has ended. Sign in to go on where you were.
        </Notice>
      )}
      {reset === 'done' && reachable && (
        <Notice tone="info" icon="check">
          Your new password is set. Sign in with it, and with your second factor as before.
        </Notice>
      )}
      {problem && reachable && (
        <Notice tone="bad" icon="circle-exclamation-point">
          {problem}
        </Notice>
      )}
      <LoginForm callbackUrl={callbackUrl} />
    </SignInCard>
  )
}
