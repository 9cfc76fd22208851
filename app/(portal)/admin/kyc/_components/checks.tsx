import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { RecordLink } from '@/components/detail/record-link'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { ADULT_YEARS } from '@/lib/domain/kyc/constants'
import type { KycDetail, KycDuplicate } from '@/lib/domain/kyc/dto'
import { formatDate } from '@/lib/format/date'
import { humanise, nameOf } from '@/lib/format/status'

type Props = { record: KycDetail; duplicates: readonly KycDuplicate[]; now: Date }
/** Passed, to look at, not to be approved, or not known. */
type Outcome = 'ok' | 'look' | 'bad' | 'unknown'

const SAME = {
  identity: 'identity number',
  document: 'document submitted',
  phone: 'phone',
  person: 'name and date of birth',
} as const

/** What can be checked by rule. What is not connected, as a sanctions list, is said to be so. */
export function Checks({ record, duplicates, now }: Props) {
  const { tier, nextTier } = record
  return (
    <Card>
      <CardHead title="Checks" />
      <ul className="grid gap-2.5 px-4 pt-1 pb-4">
        <Check outcome={record.age >= ADULT_YEARS ? 'ok' : 'bad'} what={`Age ${ADULT_YEARS} or over`}>
          {record.age} when submitted
        </Check>
        <Expiry expires={record.documentExpiresOn} now={now} />
        <Form record={record} />
        {(['identity', 'document', 'phone', 'person'] as const).map((same) => (
          <Duplicates
            key={same}
            what={SAME[same]}
            others={duplicates.filter((other) => other.same === same)}
          />
        ))}
        <Check outcome={tier && nextTier ? 'ok' : 'unknown'} what="Wallet limits fit this level">
          {tier && nextTier
            ? tier === nextTier
              ? `${humanise(tier)}, as it is`
              : `${tier} → ${nextTier}`
            : 'no wallet'}
        </Check>
        <Check outcome="unknown" what="Sanctions list">
          not connected
        </Check>
      </ul>
    </Card>
  )
}

function Expiry({ expires, now }: { expires: string | null; now: Date }) {
  if (!expires) {
    return (
      <Check outcome="unknown" what="Document valid">
        no date given
      </Check>
    )
  }
  const over = expires < now.toISOString().slice(0, 10)
  return (
    <Check outcome={over ? 'bad' : 'ok'} what={over ? 'Document has expired' : 'Document valid'}>
      {over ? 'on' : 'until'} {formatDate(expires, 'UTC')}
    </Check>
  )
}

/** Of an Omang: nine digits with the fifth naming the sex. Numbers of other documents follow no public rule. */
function Form({ record: { documentType, nationality, numberAsGiven } }: { record: KycDetail }) {
  if (documentType !== 'id_card' || nationality !== 'BW') {
    return (
      <Check outcome="unknown" what={`Form of the ${nameOf(documentType)} number`}>
        no public rule
      </Check>
    )
  }
  if (numberAsGiven.valid) {
    return (
      <Check outcome="ok" what="Omang has nine digits">
        {numberAsGiven.sex} by its fifth
      </Check>
    )
  }
  const { problem } = numberAsGiven
  return (
    <Check outcome="look" what="Omang has nine digits">
      {problem === 'not_nine_digits' ? 'it has not' : 'its fifth is neither 1 nor 2'}
    </Check>
  )
}

function Duplicates({ what, others }: { what: string; others: readonly KycDuplicate[] }) {
  return (
    <Check
      outcome={others.length === 0 ? 'ok' : 'look'}
      what={others.length === 0 ? `No other customer with this ${what}` : `Same ${what}`}
    >
      {others.map(({ customerId, customer, isVerified }) => (
        <RecordLink key={customerId} to="/admin/customers" id={customerId}>
          {customer}
          {isVerified && ', verified'}
        </RecordLink>
      ))}
    </Check>
  )
}

const LOOKS = {
  ok: { icon: 'circle-check', tone: 'text-good', says: 'Passed: ' },
  look: { icon: 'triangle-exclamation-point', tone: 'text-warning', says: 'To look at: ' },
  bad: { icon: 'circle-x', tone: 'text-bad', says: 'Not met: ' },
  unknown: { icon: 'circle-question-mark', tone: 'text-muted', says: 'Not known: ' },
} as const

function Check({ outcome, what, children }: { outcome: Outcome; what: string; children?: ReactNode }) {
  const { icon, tone, says } = LOOKS[outcome]
  return (
    <li className="flex items-start gap-2.5">
      <Icon name={icon} className={clsx('mt-0.5', tone)} />
      <span className={clsx(outcome === 'unknown' && 'text-muted')}>
        <span className="sr-only">{says}</span>
        {what}
      </span>
      <span className="ml-auto flex flex-wrap justify-end gap-x-2 text-right text-secondary">{children}</span>
    </li>
  )
}
