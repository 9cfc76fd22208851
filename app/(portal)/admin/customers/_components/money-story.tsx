import { When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
import { RecordLink } from '@/components/detail/record-link'
import { Card, CardHead } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadTroubles, loadWhenMoneyMoved } from '@/lib/domain/transactions/loaders'
import { storyOf } from '@/lib/format/story'

const CALM = {
  never: 'No money has moved yet: there is no transaction.',
  before: 'No money has moved in the last 30 days. The transactions below are older.',
  lately: 'Everything went through. Each transaction says in words where its money is.',
} as const

/** "What happened to my money?": what did not simply go through lately, in sentences to read out. */
export async function MoneyStory({ customerId, clock }: { customerId: string; clock: Clock }) {
  const troubles = await loadTroubles(customerId)
  return (
    <Card aria-labelledby="money-story">
      <CardHead
        id="money-story"
        title="What happened to the money"
        note="What did not simply go through in the last 30 days"
      />
      {troubles.length === 0 ? (
        <p className="px-4 pb-4 text-muted">{CALM[await loadWhenMoneyMoved(customerId)]}</p>
      ) : (
        <ul className="divide-y pb-1">
          {troubles.map((row) => {
            const { what, money, next } = storyOf(row)
            return (
              <li key={row.id} className="grid gap-1 px-4 py-2.5">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-125">
                  <StatusBadge kind="transaction" status={row.status} />
                  <RecordLink to="/admin/transactions" id={row.id}>
                    <span className="font-mono text-12">{row.reference}</span>
                  </RecordLink>
                  <When at={row.createdAt} clock={clock} />
                </p>
                <p>
                  <span className="font-medium">{what}</span> {money}{' '}
                  <span className="text-secondary">{next}</span>
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
