import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { ApprovalRow } from '@/lib/domain/approvals/dto'
import { formatAge } from '@/lib/format/duration'

/** What waits for a second person about this record, on top of its page. */
export function PendingApprovals({ rows, now }: { rows: readonly ApprovalRow[]; now: Date }) {
  if (rows.length === 0) return null
  return (
    <ul className="grid gap-2" aria-label="Waiting for a second person">
      {rows.map((row) => (
        <li
          key={row.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border bg-info-tint px-4 py-2.5"
        >
          <Icon name="stamp" className="text-info" />
          <div className="min-w-0 flex-1 basis-60">
            <p className="font-medium">{row.title}: waits for a second person</p>
            <p className="text-125 text-secondary">
              {row.maker} asked {formatAge(row.createdAt, now)}, expires {formatAge(row.expiresAt, now)}. “
              {row.reason}”
            </p>
          </div>
          <Link href={`/admin/approvals/${row.id}`} className={buttonClass({ size: 'sm' })}>
            Review
          </Link>
        </li>
      ))}
    </ul>
  )
}
