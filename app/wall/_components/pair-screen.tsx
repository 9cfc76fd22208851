import { Link } from '@/components/ui/link'
import { Logo } from '@/components/ui/logo'
import { PairForm } from './pair-form'

/** A screen that is not connected: an admin has a code for it. */
export function PairScreen() {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-6">
      <section className="w-full max-w-[440px] rounded-card border bg-card p-6 shadow-card sm:p-8">
        <p className="flex items-center gap-2.5 text-15 font-semibold">
          <Logo className="size-7" />
          Phantom Banking
        </p>
        <h1 className="mt-7 text-21 font-semibold">Connect this screen</h1>
        <p className="mt-1 mb-6 text-secondary">
          In the portal, under Trust, Wall displays, an admin adds this screen and gets a code. It is good for
          ten minutes and for one screen.
        </p>
        <PairForm />
        <p className="mt-6 text-125 text-muted">
          To look at it with your own account,{' '}
          <Link href="/login?callbackUrl=/wall" className="text-accent underline-offset-2 hover:underline">
            sign in
          </Link>
          .
        </p>
      </section>
    </main>
  )
}
