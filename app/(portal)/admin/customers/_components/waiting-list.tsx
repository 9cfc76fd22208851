import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { type CustomerWaiting, loadCustomerWaiting } from '@/lib/domain/overview/customer-waiting'
import { formatAge } from '@/lib/format/duration'
import type { IconName } from '@/lib/format/icon-names'
import { statusLook } from '@/lib/format/status'
import { rowsHref } from '@/lib/navigation'

type Line = { icon: IconName; text: string; href: string | null }

/** What of the customer waits for a person at the bank, each with the way to it; nothing where nothing does. */
export async function WaitingList({ customerId, now }: { customerId: string; now: Date }) {
  const waiting = await loadCustomerWaiting(customerId)
  if (waiting.length === 0) return null
  return (
    <ul
      aria-label="Waits for a person"
      className="divide-y rounded-card border bg-warning-tint px-4 text-ink"
    >
      {waiting.map((item) => {
        const { icon, text, href } = lineOf(item, customerId)
        const age = formatAge(item.since, now)
        return (
          <li key={`${item.kind} ${item.id}`} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1.5">
            <Icon name={icon} className="text-warning" />
            {href ? (
              <Link href={href} className="rounded-sm font-medium hover:underline">
                {text}
              </Link>
            ) : (
              <span className="font-medium">{text}</span>
            )}
            <span className="text-125 text-secondary">
              {item.kind === 'freeze' ? `due ${age}` : `since ${age}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function lineOf({ kind, id, what, count }: CustomerWaiting, customer: string): Line {
  const many = count > 1
  switch (kind) {
    case 'kyc':
      return {
        icon: 'shield-check',
        text: `KYC ${statusLook('kyc', what ?? '').label.toLowerCase()}`,
        href: `/admin/kyc/${id}`,
      }
    case 'held':
      return {
        icon: 'circle-pause',
        text: many ? `${count} transactions held or disputed` : 'A transaction is held or disputed',
        href: rowsHref('/admin/transactions', { customer, status: 'on_hold,disputed' }),
      }
    case 'eft':
      return {
        icon: 'landmark',
        text: many ? `${count} EFT payments are stuck` : 'An EFT payment is stuck',
        href: rowsHref('/admin/eft-payments', { customer, stuck: 'yes' }),
      }
    case 'freeze':
      return {
        icon: 'snowflake',
        text: many ? `${count} freezes to review` : 'A freeze to review',
        href: `/admin/wallets/${id}`,
      }
    case 'suspicion':
      return {
        icon: 'flag',
        text: many ? `${count} suspicions are open` : 'A suspicion is open',
        href: rowsHref('/admin/suspicious', { customer }),
      }
  }
}
