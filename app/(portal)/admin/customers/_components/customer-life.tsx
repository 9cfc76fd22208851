import { RecordLink } from '@/components/detail/record-link'
import { Timeline, type TimelineEntry } from '@/components/detail/timeline'
import { type CustomerEvent, loadCustomerLife } from '@/lib/domain/overview/customer-life'
import { nameOf, statusLook } from '@/lib/format/status'

type Props = { customerId: string; zone: string; before?: string | null }

/** What happened to the customer, their wallet and their money, and who did it. */
export async function CustomerLife({ customerId, zone, before = null }: Props) {
  const { events, older } = await loadCustomerLife(customerId, before)
  return (
    <Timeline
      title="Life"
      zone={zone}
      entries={events.map(entryOf)}
      empty={before ? 'Nothing happened before.' : 'Nothing happened yet.'}
    >
      {older && (
        <a
          href={`/admin/customers/${customerId}/life?before=${older}`}
          className="mt-3 inline-block rounded-sm text-125 font-medium text-accent hover:underline"
        >
          What happened before
        </a>
      )}
    </Timeline>
  )
}

function entryOf(event: CustomerEvent): TimelineEntry {
  const { id, who, at, reason, kind } = event
  const note = kind === 'deed' || !reason ? reason : nameOf(reason)
  return { id, who, at, note, ...headOf(event) }
}

type Head = Pick<TimelineEntry, 'title' | 'tone'> & { note?: TimelineEntry['note'] }

function headOf({ kind, what, target, label }: CustomerEvent): Head {
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
      const look = statusLook('kyc', what ?? '')
      return { title: `KYC ${look.label.toLowerCase()}`, tone: look.tone }
    }
    case 'access':
      return { title: `Access for ${what}`, tone: 'info' }
    case 'money': {
      const look = statusLook('transaction', what ?? '')
      const link = (
        <RecordLink to="/admin/transactions" id={target}>
          {label}
        </RecordLink>
      )
      return {
        title: (
          <>
            {link} {look.label.toLowerCase()}
          </>
        ),
        tone: look.tone,
      }
    }
    case 'deed':
      return { title: nameOf(what ?? '') }
    case 'note':
      return { title: 'Note', note: <span className="line-clamp-3 whitespace-pre-wrap">{what}</span> }
  }
}
