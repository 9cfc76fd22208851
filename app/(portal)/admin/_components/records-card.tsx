import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { sum } from '@/lib/domain/overview/known-count'
import { formatCount } from '@/lib/format/number'
import type { NavigationGroup } from '@/lib/navigation'

type Props = { groups: NavigationGroup[]; snapshot: BankSnapshot | null }

/** The way to every record, with how many there are where the snapshot knows. */
export function RecordsCard({ groups, snapshot }: Props) {
  const totals = snapshot ? totalsOf(snapshot) : {}
  const items = groups.filter(({ label }) => label !== 'Bank').flatMap((group) => group.items)
  return (
    <Card aria-labelledby="records">
      <CardHead id="records" title="Records" />
      <ul className="grid gap-px px-2 pb-2 sm:grid-cols-2 xl:grid-cols-1">
        {items.map(({ href, label, icon }) => (
          <li key={href}>
            <Link
              href={href}
              className="flex h-[39px] items-center gap-2.5 rounded-control px-2 transition-colors hover:bg-hover"
            >
              <Icon name={icon} size={15} className="text-muted" />
              <span className="flex-1 font-medium">{label}</span>
              <span className="num text-muted">{href in totals ? formatCount(totals[href]) : ''}</span>
              <Icon name="chevron-right" size={13} className="text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function totalsOf({
  customers,
  merchants,
  wallets,
  transactions,
  qr,
  kyc,
  eft,
}: BankSnapshot): Record<string, number> {
  return {
    '/admin/customers': customers.total,
    '/admin/merchants': merchants.total,
    '/admin/wallets': wallets.total,
    '/admin/transactions': sum(transactions.byStatus),
    '/admin/qr-codes': qr.generatedTotal,
    '/admin/eft-payments': sum(eft.byStatus),
    '/admin/kyc': sum(kyc.byStatus),
  }
}
