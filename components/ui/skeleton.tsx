import { clsx } from 'clsx'

/** A quiet block where something will be; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx('skeleton block rounded-sm bg-track', className)} />
}
