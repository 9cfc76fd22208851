import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] px-4 py-6 sm:px-6">
      {children}
      <p className="mt-6 flex items-center justify-center gap-1.5 text-12 text-muted">
        <Icon name="scroll-text" size={13} />
        Every sign-in is recorded.
      </p>
    </main>
  )
}
