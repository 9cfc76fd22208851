import { clsx } from 'clsx'
import { State } from '@/components/feedback/state'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { formatCount } from '@/lib/format/number'
import type { Tone } from '@/lib/format/status'
import type { WaitingItem } from './waiting'

const TINTS: Record<Tone, string> = {
  good: 'bg-good-tint text-good',
  warning: 'bg-warning-tint text-warning',
  bad: 'bg-bad-tint text-bad',
  info: 'bg-info-tint text-info',
  neutral: 'bg-neutral-tint text-secondary',
}

/** What waits for a person: how many, how urgent, and the way there. */
export function WaitingCard({ items }: { items: WaitingItem[] }) {
  return (
    <Card aria-labelledby="waiting" className="flex flex-col">
      <CardHead id="waiting" title="Waiting for a person" />
      {items.length === 0 ? (
        <State icon="check" title="Nothing waits" className="py-8">
          No review, payment or merchant needs anybody right now.
        </State>
      ) : (
        <ul className="divide-y pb-1">
          {items.map((item) => (
            <li key={item.name}>
              <Item {...item} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Item({ name, icon, count, detail, tone, href }: WaitingItem) {
  const content = (
    <>
      <span className={clsx('grid size-8 shrink-0 place-items-center rounded-control', TINTS[tone])}>
        <Icon name={icon} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{name}</span>
        <span className="num block text-125 text-muted">{detail}</span>
      </span>
      <span className="num text-21 font-semibold">{formatCount(count)}</span>
      {href && <Icon name="chevron-right" size={15} className="text-muted" />}
    </>
  )
  const line = 'flex min-h-14 items-center gap-3 px-4 py-2'
  if (!href) return <div className={line}>{content}</div>
  return (
    <Link href={href} className={`${line} transition-colors outline-offset-[-2px] hover:bg-hover`}>
      {content}
    </Link>
  )
}
