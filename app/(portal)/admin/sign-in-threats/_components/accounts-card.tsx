import type { Clock } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import { Cell } from '@/components/ui/table'
import type { AttackedAccount } from '@/lib/domain/threats/dto'
import { AttackTable } from './attack-table'
import { Unlock } from './unlock'

type Props = { accounts: AttackedAccount[]; clock: Clock; mayUnlock: boolean }

/** Who is being attacked, and whether the account is locked for devices it does not know. */
export function AccountsCard({ accounts, clock, mayUnlock }: Props) {
  return (
    <AttackTable
      id="attacked"
      title="Accounts"
      note="by failed attempts"
      none={{ title: 'Nobody failed to sign in', text: 'Accounts appear here as soon as somebody does.' }}
      heads={['Account', 'State', 'Sources']}
      rows={accounts}
      clock={clock}
      keyOf={({ account }) => account}
      last={({ sources }) => sources}
      lead={(row) => (
        <>
          <Cell className="max-w-36 truncate font-medium sm:max-w-64" title={row.account}>
            {row.account}
          </Cell>
          <Cell>
            <span className="flex items-center gap-2">
              <AccountState {...row} />
              {row.locked && mayUnlock && <Unlock account={row.account} />}
            </span>
          </Cell>
        </>
      )}
    />
  )
}

function AccountState({ locked, exists }: Pick<AttackedAccount, 'locked' | 'exists'>) {
  if (locked) {
    return (
      <Badge tone="bad" icon="lock">
        Locked
      </Badge>
    )
  }
  if (!exists) return <Badge>No such account</Badge>
  return (
    <Badge tone="good" icon="check">
      Open
    </Badge>
  )
}
