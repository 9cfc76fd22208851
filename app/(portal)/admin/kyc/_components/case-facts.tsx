import type { Clock } from '@/components/data-table/types'
import { SLA_HOURS } from '@/lib/domain/kyc/constants'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import type { Case } from '@/lib/domain/kyc-desk/dto'
import { formatTime } from '@/lib/format/date'
import { ageSeconds, formatAge, formatDuration } from '@/lib/format/duration'
import { humanise } from '@/lib/format/status'
import { ClaimKeys } from './claim-keys'
import { ClaimTime } from './claim-time'

type Props = { record: KycDetail; found: Case & { mine: boolean }; clock: Clock }

/** The line under the name: what is asked for, since when, and whose it is. */
export function CaseFacts({ record, found, clock }: Props) {
  const waited = ageSeconds(record.submittedAt, clock.now) ?? 0
  const over = waited - SLA_HOURS * 3_600
  const open = found.status === 'pending' || found.status === 'in_progress'
  return (
    <>
      {humanise(record.level)} verification · submitted {formatAge(record.submittedAt, clock.now)}
      {open && over > 0 && (
        <>
          {' · '}
          <span className="text-bad">{formatDuration(Math.floor(over / 60) * 60)} over SLA</span>
        </>
      )}
      {found.firstApprover && open && <> · approved first by {found.firstApprover}</>}
      {found.status === 'in_progress' && found.claimedUntil && (
        <>
          {' · '}
          {found.mine ? (
            <>
              <ClaimTime until={found.claimedUntil} now={clock.now.toISOString()} />
              <ClaimKeys recordId={found.id} />
            </>
          ) : found.live ? (
            `${found.claimedBy} has it until ${formatTime(found.claimedUntil, clock.zone, false)}`
          ) : (
            `the claim of ${found.claimedBy} has ended`
          )}
        </>
      )}
      {found.status === 'pending' && found.assignedTo && <> · assigned to {found.assignedTo}</>}
    </>
  )
}
