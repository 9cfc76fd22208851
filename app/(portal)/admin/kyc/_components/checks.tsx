import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { RecordLink } from '@/components/detail/record-link'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { ADULT_YEARS, SLA_HOURS } from '@/lib/domain/kyc/constants'
import type { KycDetail, KycDuplicate } from '@/lib/domain/kyc/dto'
import { ageSeconds, formatDuration } from '@/lib/format/duration'

type Props = { record: KycDetail; duplicates: readonly KycDuplicate[]; now: Date }

/** What can be checked by rule. What is not connected, as a sanctions list, is not claimed. */
export function Checks({ record, duplicates, now }: Props) {
  const waited = ageSeconds(record.submittedAt, now) ?? 0
  const late = record.status === 'pending' && waited > SLA_HOURS * 3_600
  return (
    <Card>
      <CardHead title="Checks" />
      <ul className="grid gap-2.5 px-4 pt-1 pb-4">
        <Check ok={record.age >= ADULT_YEARS} what={`${ADULT_YEARS} or over when submitted`}>
          {record.age}
        </Check>
        <Check ok={record.riskLevel === 'low'} what="Risk score">
          {record.riskScore} of 100
        </Check>
        {(['document', 'phone'] as const).map((same) => (
          <Check
            key={same}
            ok={!duplicates.some((other) => other.same === same)}
            what={`No other customer with this ${same}`}
          >
            {duplicates
              .filter((other) => other.same === same)
              .map((other) => (
                <RecordLink key={other.customerId} to="/admin/customers" id={other.customerId}>
                  {other.customer}
                </RecordLink>
              ))}
          </Check>
        ))}
        {record.status === 'pending' && (
          <Check ok={!late} what={`Waiting less than ${SLA_HOURS} h`}>
            {formatDuration(waited)}
          </Check>
        )}
      </ul>
    </Card>
  )
}

function Check({ ok, what, children }: { ok: boolean; what: string; children?: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5">
      <Icon
        name={ok ? 'circle-check' : 'triangle-exclamation-point'}
        className={clsx('mt-0.5', ok ? 'text-good' : 'text-warning')}
      />
      <span>
        <span className="sr-only">{ok ? 'Passed: ' : 'To look at: '}</span>
        {what}
      </span>
      <span className="ml-auto flex flex-wrap justify-end gap-x-2 text-right text-secondary">{children}</span>
    </li>
  )
}
