import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'

type Props = { title: string; lead: ReactNode; children: ReactNode; aside?: ReactNode }

/** The card of the sign-in and of its further steps, alone in the middle; `aside` stands beside it where there is room. */
export function SignInCard({ title, lead, children, aside }: Props) {
  return (
    <div className="m-auto grid w-full max-w-[380px] gap-4 lg:w-auto lg:max-w-none lg:auto-cols-[380px] lg:grid-flow-col lg:items-stretch">
      <section className="rounded-card border border-line bg-card p-6 shadow-card sm:p-8">
        <p className="flex items-center gap-2.5 text-15 font-semibold">
          <Logo className="size-7" />
          Phantom Banking
        </p>
        <h1 className="mt-7 text-21 font-semibold">{title}</h1>
        <p className="mt-1 mb-6 text-secondary">{lead}</p>
        {children}
      </section>
      {aside}
    </div>
  )
}
