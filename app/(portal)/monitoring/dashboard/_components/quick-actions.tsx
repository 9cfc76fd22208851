import { clsx } from 'clsx'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { IconName } from '@/lib/format/icon-names'

export type QuickAction = {
  name: string
  icon: IconName
  detail: string
  /** Null: there is nowhere to go, and the detail says why. */
  href: string | null
  /** Another program or a plain answer: opens in a new tab. */
  external?: boolean
}

/** The ways from the dashboard to what lies behind it. */
export function QuickActions({ actions }: { actions: QuickAction[] }) {
  return (
    <Card aria-labelledby="quick-actions" data-screen-only className="flex flex-col">
      <CardHead id="quick-actions" title="Quick actions" />
      <ul className="flex flex-1 flex-col px-2 pb-2">
        {actions.map((action) => (
          <li key={action.name} className="grid flex-1">
            <Action {...action} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const LINE = 'flex min-h-[33px] items-center gap-2.5 rounded-control px-2'

function Action({ name, icon, detail, href, external }: QuickAction) {
  const content = (
    <>
      <Icon name={icon} size={15} className="text-muted" />
      <span className={clsx('shrink-0', href ? 'font-medium' : 'text-muted')}>{name}</span>
      <span className="ml-auto min-w-0 text-right text-125 text-muted">{detail}</span>
      {href && <Icon name={external ? 'arrow-up-right' : 'chevron-right'} size={13} className="text-muted" />}
    </>
  )
  if (!href) return <div className={LINE}>{content}</div>
  if (external) {
    return (
      <a href={href} target="_blank" rel="noreferrer" className={`${LINE} transition-colors hover:bg-hover`}>
        {content}
      </a>
    )
  }
  return (
    <Link href={href} className={`${LINE} transition-colors hover:bg-hover`}>
      {content}
    </Link>
  )
}
