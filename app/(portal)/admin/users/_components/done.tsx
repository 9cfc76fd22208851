import { When } from '@/components/data-table/cells'
import type { Column } from '@/components/data-table/types'
import { Mono } from '@/components/ui/table'
import type { UserDeed } from '@/lib/domain/users/dto'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

/** The latest of the trail that an account did, in a short table. */
export const doneColumns: Column<UserDeed>[] = [
  {
    id: 'action',
    label: 'Action',
    cell: ({ action, outcome }) => (
      <>
        <span className="font-medium">{humanise(action)}</span>
        {outcome !== 'success' && <span className="ml-2 text-12 text-bad">{outcome}</span>}
      </>
    ),
  },
  {
    id: 'object',
    label: 'Record',
    cell: ({ objectType, objectId }) => (
      <span className="text-secondary">
        {humanise(objectType)} {objectId ? <Mono>…{objectId.slice(-8)}</Mono> : UNKNOWN}
      </span>
    ),
  },
  { id: 'at', label: 'Time', cell: ({ at }, clock) => <When at={at} clock={clock} /> },
]
