import { Timeline, type TimelineEntry } from '@/components/detail/timeline'
import { type CustomerEvent, loadCustomerLife } from '@/lib/domain/overview/customer-life'
import { nameOf, statusLook } from '@/lib/format/status'

/** What happened to the customer and their wallet, and who did it. */
export async function CustomerLife({ customerId, zone }: { customerId: string; zone: string }) {
  const events = await loadCustomerLife(customerId)
  return <Timeline title="Life" zone={zone} entries={events.map(entryOf)} empty="Nothing happened yet." />
}

function entryOf({ id, who, at, reason, ...event }: CustomerEvent): TimelineEntry {
  return { id, who, at, note: reason && nameOf(reason), ...headOf(event) }
}

function headOf({ kind, what }: Pick<CustomerEvent, 'kind' | 'what'>): Pick<TimelineEntry, 'title' | 'tone'> {
  const debits = what !== 'all'
  switch (kind) {
    case 'registered':
      return { title: 'Registered', tone: 'info' }
    case 'wallet_opened':
      return { title: 'Wallet opened' }
    case 'wallet_closed':
      return { title: 'Wallet closed' }
    case 'frozen':
      return { title: debits ? 'Debits frozen' : 'Wallet frozen', tone: debits ? 'warning' : 'bad' }
    case 'unfrozen':
      return { title: 'Freeze lifted', tone: 'good' }
    case 'kyc': {
      const { label, tone } = statusLook('kyc', what ?? '')
      return { title: `KYC ${label.toLowerCase()}`, tone }
    }
    case 'access':
      return { title: `Access for ${what}`, tone: 'info' }
  }
}
