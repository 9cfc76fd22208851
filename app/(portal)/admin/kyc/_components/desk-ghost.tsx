import { clsx } from 'clsx'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** Keeps the place of the queue while it is counted. */
export function DeskGhost({ className = 'h-[186px]' }: { className?: string }) {
  return (
    <Card className={clsx('p-4', className)} aria-busy="true">
      <Skeleton className="h-4 w-40" />
    </Card>
  )
}
