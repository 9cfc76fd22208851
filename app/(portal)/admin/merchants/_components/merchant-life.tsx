import { Timeline, type TimelineEntry } from '@/components/detail/timeline'
import { loadMerchantLife, type MerchantEvent } from '@/lib/domain/overview/merchant-life'
import { nameOf } from '@/lib/format/status'

/** What happened to the merchant, and who did it. */
export async function MerchantLife({ merchantId, zone }: { merchantId: string; zone: string }) {
  const events = await loadMerchantLife(merchantId)
  return <Timeline title="Life" zone={zone} entries={events.map(entryOf)} empty="Nothing happened yet." />
}

function entryOf({ id, who, at, kind, what, reason }: MerchantEvent): TimelineEntry {
  switch (kind) {
    case 'joined':
      return { id, who, at, title: 'Joined', tone: 'info' }
    case 'key':
      return { id, who, at, title: `API key ${what} issued` }
    case 'note':
      return {
        id,
        who,
        at,
        title: 'Note',
        note: <span className="line-clamp-3 whitespace-pre-wrap">{what}</span>,
      }
    case 'deed':
      return { id, who, at, title: nameOf(what ?? ''), note: reason }
  }
}
