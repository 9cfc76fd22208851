import { Icon } from '@/components/ui/icon'

/** Why a pending request can no longer be approved. */
export function Voided({ changed }: { changed: string }) {
  return (
    <p className="flex items-center gap-3 rounded-card border bg-warning-tint px-4 py-2.5">
      <Icon name="triangle-exclamation-point" className="text-warning" />
      <span>
        What it is about has changed since: it is {changed} now. It cannot be approved any more; reject it, or
        let it expire.
      </span>
    </p>
  )
}
