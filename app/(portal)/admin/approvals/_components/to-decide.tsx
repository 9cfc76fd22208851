import { Unreachable } from '@/components/feedback/unreachable'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { can } from '@/lib/auth/permissions'
import type { ApprovalRow } from '@/lib/domain/approvals/dto'
import { loadToDecide } from '@/lib/domain/approvals/loaders'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { formatAge } from '@/lib/format/duration'
import { formatCount } from '@/lib/format/number'
import { DatabaseUnreachableError } from '@/lib/http/errors'

/** What waits for the person who looks, the next to expire first; nothing for those who decide nothing. */
export async function ToDecide({ clock }: { clock: PageClock }) {
  if (!can(clock.role, 'approvals:decide')) return null
  const rows = await loadToDecide().catch((error) => {
    if (error instanceof DatabaseUnreachableError) return null
    throw error
  })
  return (
    <Card aria-labelledby="to-decide">
      <CardHead
        id="to-decide"
        title="Yours to decide"
        note={rows && rows.length > 0 ? `${formatCount(rows.length)}, the next to expire first` : undefined}
      />
      {rows === null ? (
        <Unreachable />
      ) : rows.length === 0 ? (
        <p className="px-4 pb-4 text-muted">Nothing waits for your decision.</p>
      ) : (
        <ul className="divide-y pb-1">
          {rows.map((row) => (
            <li key={row.id}>
              <Waiting row={row} now={clock.now} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Waiting({ row, now }: { row: ApprovalRow; now: Date }) {
  return (
    <Link
      href={`/admin/approvals/${row.id}`}
      className="flex min-h-14 items-center gap-3 px-4 py-2 transition-colors outline-offset-[-2px] hover:bg-hover"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-control bg-info-tint text-info">
        <Icon name="stamp" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium max-sm:line-clamp-2 sm:truncate">{row.title}</span>
        <span className="block truncate text-125 text-muted">
          {row.maker}, {formatAge(row.createdAt, now)}: {row.reason}
        </span>
      </span>
      <span className="num shrink-0 text-right text-125 text-secondary">
        <span className="max-sm:hidden">expires </span>
        {formatAge(row.expiresAt, now)}
      </span>
      <Icon name="chevron-right" size={15} className="text-muted" />
    </Link>
  )
}
