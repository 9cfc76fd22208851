import { Icon } from '@/components/ui/icon'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import { formatMoney } from '@/lib/format/money'
import { humanise } from '@/lib/format/status'

const OPEN = ['pending', 'in_progress', 'resubmission_requested']

/** What an approval would do to the wallet, in one sentence; null where there is nothing to say. */
export function effectOf(record: KycDetail): string | null {
  const { tier, nextTier, nextDailyLimit, nextMonthlyLimit } = record
  if (!OPEN.includes(record.status) || !tier || !nextTier) return null
  const limits = `${formatMoney(nextDailyLimit)} a day, ${formatMoney(nextMonthlyLimit)} a month`
  const to = humanise(nextTier).toLowerCase()
  return tier === nextTier
    ? `Approving keeps the wallet at ${to}: ${limits}, for 365 days.`
    : `Approving moves the wallet from ${humanise(tier).toLowerCase()} to ${to}: ${limits}, for 365 days.`
}

/** The same as a note under the history. */
export function Effect({ record }: { record: KycDetail }) {
  const effect = effectOf(record)
  if (!effect) return null
  return (
    <p className="mt-4 rounded-control bg-good-tint px-3 py-2.5 text-125 text-good">
      <Icon name="arrow-up-right" size={13} className="mr-1.5 inline" />
      {effect}
    </p>
  )
}
