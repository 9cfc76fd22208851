import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { LimitUse } from '@/components/detail/limit-use'
import { Timeline } from '@/components/detail/timeline'
import { Failed } from '@/components/feedback/failed'
import { Refused } from '@/components/feedback/refused'
import { Card } from '@/components/ui/card'

const AT = '2026-11-24T08:05:00Z'
const clock = { zone: 'Africa/Gaborone', now: new Date('2026-11-24T10:00:00Z') }

/** What a record's page is made of, and how a form or a page says that it went wrong. */
export function SampleRecord() {
  return (
    <>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Facts
          title="Facts"
          note="Masked"
          facts={[
            fact.amount('Amount', '1234.50'),
            fact.record('Customer', '/admin/customers', null, 'Neo Mogapi'),
            fact.when('Created', AT, clock),
            ['Not known', null],
          ]}
        >
          <div className="px-4 pb-4">
            <LimitUse label="Out today" used="8200.00" limit="10000.00" ratio={0.82} />
          </div>
        </Facts>
        <Timeline
          title="Timeline"
          zone={clock.zone}
          empty="Nothing happened yet."
          entries={[
            {
              id: 1,
              title: 'Wallet frozen',
              who: 'neo@phantom.demo',
              at: AT,
              tone: 'bad',
              note: 'Court order',
            },
            { id: 2, title: 'KYC approved', who: 'api_integration', at: AT, tone: 'good' },
            { id: 3, title: 'Registered', who: null, at: AT },
          ]}
        />
      </div>
      <Refused
        code={409}
        message="The wallet is frozen now: look at it again before you freeze it."
        changed={{ by: 'neo@phantom.demo', at: null }}
        requestId="sample"
        values={{}}
      />
      <Card>
        <Failed error={Object.assign(new Error('a sample'), { digest: '4213' })} level={2} />
      </Card>
    </>
  )
}
