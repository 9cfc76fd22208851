import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { UNKNOWN } from '@/lib/format/number'

/** A related record by its name; a dash where there is none. */
export function RecordLink({ to, id, children }: { to: string; id: string | null; children: ReactNode }) {
  if (!id) return <span className="text-muted">{UNKNOWN}</span>
  return (
    <Link href={`${to}/${id}`} className="rounded-sm font-medium text-accent hover:underline">
      {children}
    </Link>
  )
}
