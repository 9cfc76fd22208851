import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** A banner above figures that are older than they should be: still true, for the time they name. */
export function Stale({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex items-start gap-2.5 rounded-card bg-warning-tint px-4 py-2.5 text-warning"
    >
      <Icon name="hourglass" className="mt-0.5" />
      <p>{children}</p>
    </div>
  )
}
