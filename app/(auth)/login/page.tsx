import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Icon } from '@/components/ui/icon'
import { Logo } from '@/components/ui/logo'
import { safeCallback } from '@/lib/auth/callback-url'
import { signInView } from '@/lib/auth/loaders'
import { problemOf } from '@/lib/auth/sign-in-problem'
import { DemoAccounts } from './_components/demo-accounts'
import { LoginForm } from './_components/login-form'
import { Notice } from './_components/notice'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl: wanted, error } = await searchParams
  const callbackUrl = safeCallback(wanted)
  const problem = problemOf(error)
  const view = await signInView()
  if (view.signedIn) redirect(callbackUrl)

  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] px-4 py-6 sm:px-6">
      <div className="m-auto grid w-full max-w-[380px] gap-4 lg:w-auto lg:max-w-none lg:auto-cols-[380px] lg:grid-flow-col lg:items-stretch">
        <section className="rounded-card border border-line bg-card p-6 shadow-card sm:p-8">
          <p className="flex items-center gap-2.5 text-15 font-semibold">
            <Logo className="size-7" />
            Phantom Banking
          </p>
          <h1 className="mt-7 text-21 font-semibold">Sign in</h1>
          <p className="mt-1 mb-6 text-secondary">To the operations portal of the bank.</p>
          {view.database === 'unreachable' && (
            <Notice tone="bad" icon="unplug">
              The database does not answer, so nobody can be signed in. This page will work again as soon as
              it does.
            </Notice>
          )}
          {view.ended && view.database === 'reachable' && (
            <Notice tone="info" icon="clock">
              Your session has ended. Sign in to go on where you were.
            </Notice>
          )}
          {problem && view.database === 'reachable' && (
            <Notice tone="bad" icon="circle-exclamation-point">
              {problem}
            </Notice>
          )}
          <LoginForm callbackUrl={callbackUrl} />
        </section>
        {view.demo && <DemoAccounts passwordsIn={view.demo.passwordsIn} />}
      </div>
      <p className="mt-6 flex items-center justify-center gap-1.5 text-12 text-muted">
        <Icon name="scroll-text" size={13} />
        Every sign-in is recorded.
      </p>
    </main>
  )
}
