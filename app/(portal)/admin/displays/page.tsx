import type { Metadata } from 'next'
import { When } from '@/components/data-table/cells'
import { NoneYet } from '@/components/feedback/none-yet'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { StatusBadge } from '@/components/ui/status-badge'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { can } from '@/lib/auth/permissions'
import type { Display } from '@/lib/domain/displays/dto'
import { loadDisplays } from '@/lib/domain/displays/loaders'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { formatCount, UNKNOWN } from '@/lib/format/number'
import { AddDisplay } from './_components/add-display'
import { RevokeDisplay } from './_components/revoke-display'

export const metadata: Metadata = { title: 'Wall displays' }

/** Screens on walls that show aggregates: which there are, when they were last on, and the end of each. */
export default async function DisplaysPage() {
  const [displays, { zone, now, role }] = await Promise.all([loadDisplays(), pageClock('displays:read')])
  const manages = can(role, 'displays:manage')
  const current = displays.filter(({ state }) => state === 'connected').length
  return (
    <div className="grid gap-3.5">
      <PageHead
        title="Wall displays"
        facts={`${formatCount(current)} connected · each shows totals of the bank and nobody’s data, without a sign-in`}
        actions={manages && <AddDisplay />}
      />
      <Card className="overflow-hidden">
        {displays.length === 0 ? (
          <NoneYet what="wall displays" icon="monitor">
            Add one, open /wall on the screen and type in the code. It then stays on for weeks, through
            restarts of the portal, until it is disconnected here.
          </NoneYet>
        ) : (
          <Table aria-label="Wall displays">
            <TableHead>
              <tr>
                <HeaderCell>Name</HeaderCell>
                <HeaderCell>State</HeaderCell>
                <HeaderCell>Last on</HeaderCell>
                <HeaderCell className="max-sm:hidden">Connected</HeaderCell>
                <HeaderCell className="max-sm:hidden">Added by</HeaderCell>
                {manages && (
                  <HeaderCell>
                    <span className="sr-only">Disconnect</span>
                  </HeaderCell>
                )}
              </tr>
            </TableHead>
            <TableBody>
              {displays.map((display) => (
                <Row key={display.id} display={display} manages={manages} clock={{ zone, now }} />
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </div>
  )
}

type RowProps = { display: Display; manages: boolean; clock: { zone: string; now: Date } }

function Row({
  display: { id, name, state, lastUsedAt, pairedAt, createdBy, revokedBy },
  manages,
  clock,
}: RowProps) {
  return (
    <TableRow>
      <Cell className="font-medium">{name}</Cell>
      <Cell>
        <StatusBadge kind="display" status={state} title={revokedBy ? `by ${revokedBy}` : undefined} />
      </Cell>
      <Cell>
        <When at={lastUsedAt} clock={clock} />
      </Cell>
      <Cell className="max-sm:hidden">
        <When at={pairedAt} clock={clock} />
      </Cell>
      <Cell className="text-secondary max-sm:hidden">{createdBy || UNKNOWN}</Cell>
      {manages && <Cell>{state !== 'revoked' && <RevokeDisplay id={id} name={name} />}</Cell>}
    </TableRow>
  )
}
