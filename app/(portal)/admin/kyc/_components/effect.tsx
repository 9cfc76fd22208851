import { Icon } from '@/components/ui/icon'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import { formatMoney } from '@/lib/format/money'
import { humanise } from '@/lib/format/status'

const OPEN = ['pending', 'in_progress', 'resubmission_requested']

/** What an approval would do to the wallet. */
export function Effect({ record }: { record: KycDetail }) {
  const { tier, nextTier, nextDailyLimit, nextMonthlyLimit } = record
  if (!OPEN.includes(record.status) || !tier || !nextTier) return null
  return (
    <p className="mt-4 rounded-control bg-good-tint px-3 py-2.5 text-125 text-good">
      <Icon name="arrow-up-right" size={13} className="mr-1.5 inline" />
      {tier === nextTier
        ? 'Approving keeps the wallet at'
        : `Approving moves the wallet from ${humanise(tier).toLowerCase()} to`}{' '}
      <strong className="font-semibold">{humanise(nextTier).toLowerCase()}</strong>:{' '}
      {formatMoney(nextDailyLimit)} a day, {formatMoney(nextMonthlyLimit)} a month, for 365 days.
    </p>
  )
}
