import { type StatusKind, statusLook } from '@/lib/format/status'
import { Badge } from './badge'

/** The badge of a record's status: icon, word and tint from the one table of statuses. */
export function StatusBadge({ kind, status, title }: { kind: StatusKind; status: string; title?: string }) {
  const { label, tone, icon } = statusLook(kind, status)
  return (
    <Badge tone={tone} icon={icon} title={title}>
      {label}
    </Badge>
  )
}
