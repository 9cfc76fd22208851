import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Popover } from '@/components/ui/popover'
import { StatusBadge } from '@/components/ui/status-badge'
import type { ApprovalRow, Notifications as Shown } from '@/lib/domain/approvals/dto'
import { formatAge } from '@/lib/format/duration'
import { BellTrigger } from './bell-trigger'
import { MarkSeen } from './mark-seen'

/** The bell of the top bar: what waits for the person who looks, and what became of what they asked for. */
export function Notifications({ toDecide, outcomes, unseen, now }: Shown & { now: Date }) {
  const fresh = toDecide.length + unseen
  const newest = outcomes[0]?.decidedAt
  return (
    <Popover
      label={fresh > 0 ? `Notifications, ${fresh} new` : 'Notifications'}
      title="Notifications"
      trigger={<BellTrigger count={fresh} />}
      triggerClassName="rounded-control"
      className="w-96"
    >
      <Section
        title="Waits for you"
        empty="Nothing waits for your decision."
        action={<Link href="/admin/approvals">All</Link>}
      >
        {toDecide.map((row) => (
          <Entry key={row.id} row={row}>
            {row.maker} · expires {formatAge(row.expiresAt, now)}
          </Entry>
        ))}
      </Section>
      <Section
        title="What you asked for"
        empty="Nothing of yours was decided in the last two weeks."
        action={unseen > 0 && newest && <MarkSeen until={newest} />}
      >
        {outcomes.map((row) => (
          <Entry
            key={row.id}
            row={row}
            fresh={row.unseen}
            badge={<StatusBadge kind="approval" status={row.status} />}
          >
            {row.checker ? `by ${row.checker}, ` : ''}
            {formatAge(row.decidedAt, now)}
          </Entry>
        ))}
      </Section>
    </Popover>
  )
}

type SectionProps = { title: string; empty: string; action: ReactNode; children: ReactNode[] }

function Section({ title, empty, action, children }: SectionProps) {
  return (
    <section className="border-t first:border-t-0">
      <header className="flex h-9 items-center justify-between px-2.5 text-125">
        <h2 className="font-semibold">{title}</h2>
        <span className="font-medium text-accent">{action}</span>
      </header>
      {children.length === 0 ? (
        <p className="px-2.5 pb-3 text-125 text-muted">{empty}</p>
      ) : (
        <ul className="grid gap-px pb-1">{children}</ul>
      )}
    </section>
  )
}

type EntryProps = { row: ApprovalRow; fresh?: boolean; badge?: ReactNode; children: ReactNode }

function Entry({ row, fresh, badge, children }: EntryProps) {
  return (
    <li>
      <Link
        href={`/admin/approvals/${row.id}`}
        className="flex items-center gap-3 rounded-control px-2.5 py-2 transition-colors outline-offset-[-2px] hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className={`block truncate ${fresh ? 'font-semibold' : 'font-medium'}`}>
            {row.title}
            {fresh && <span className="sr-only"> (new)</span>}
          </span>
          <span className="block truncate text-125 text-muted">{children}</span>
        </span>
        {badge}
      </Link>
    </li>
  )
}
