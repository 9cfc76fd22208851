import { STUCK_HOURS as EFT_STUCK_HOURS } from '@/lib/domain/eft/constants'
import { SLA_HOURS, STUCK_HOURS } from '@/lib/domain/kyc/constants'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import type { IconName } from '@/lib/format/icon-names'
import { formatCount } from '@/lib/format/number'
import type { Tone } from '@/lib/format/status'
import { rowsHref, type Waiting } from '@/lib/navigation'

/** Something that waits for a person. */
export type WaitingItem = {
  name: string
  icon: IconName
  count: number
  detail: string
  tone: Tone
  href: string | null
}

/**
 * What waits for a person, the most urgent first; what waits for nobody is left out.
 * @param own what waits for this person alone: alerts and requests they may deal with
 */
export function waitingItems(snapshot: BankSnapshot, own: Waiting, now: Date): WaitingItem[] {
  const { kyc, eft, merchants, wallets, grants } = snapshot
  const oldest = formatDuration(ageSeconds(kyc.oldestPendingAt, now))
  const items: WaitingItem[] = [
    {
      name: 'Alerts nobody has acknowledged',
      icon: 'bell-ring',
      count: own.alerts ?? 0,
      detail: 'firing now',
      tone: 'bad',
      href: rowsHref('/admin/alerts', { status: 'firing', acknowledged: 'no' }),
    },
    {
      name: 'Requests for your decision',
      icon: 'stamp',
      count: own.approvals ?? 0,
      detail: 'asked by another admin',
      tone: 'info',
      href: rowsHref('/admin/approvals', { status: 'pending' }),
    },
    {
      name: 'KYC reviews pending',
      icon: 'shield-check',
      count: kyc.byStatus.pending ?? 0,
      detail:
        kyc.overSla > 0
          ? `${formatCount(kyc.overSla)} over ${SLA_HOURS} h · oldest ${oldest}`
          : `oldest ${oldest}`,
      tone: kyc.overSla > 0 ? 'bad' : 'info',
      href: rowsHref('/admin/kyc', { status: 'pending', sort: 'submitted' }),
    },
    {
      name: 'EFT payments stuck',
      icon: 'landmark',
      count: eft.stuck,
      detail: `not finished after ${EFT_STUCK_HOURS} h`,
      tone: 'bad',
      href: rowsHref('/admin/eft-payments', { stuck: 'yes' }),
    },
    {
      name: 'KYC reviews stuck',
      icon: 'hourglass',
      count: kyc.stuck,
      detail: `in progress for more than ${STUCK_HOURS} h`,
      tone: 'warning',
      href: rowsHref('/admin/kyc', { stuck: 'yes' }),
    },
    {
      name: 'Frozen wallets due for review',
      icon: 'snowflake',
      count: wallets.reviewsDue,
      detail: `of ${formatCount(wallets.frozen)} frozen`,
      tone: 'warning',
      href: rowsHref('/admin/wallets', { review: 'due' }),
    },
    {
      name: 'Merchants to approve',
      icon: 'store',
      count: merchants.pending,
      detail: 'cannot take payments until then',
      tone: 'info',
      href: rowsHref('/admin/merchants', { status: 'pending' }),
    },
    {
      name: 'Access grants expiring',
      icon: 'key-round',
      count: grants.expiring,
      detail: 'within 7 days',
      tone: 'neutral',
      href: rowsHref('/admin/access-grants', { state: 'ending_soon' }),
    },
  ]
  const urgency: Record<Tone, number> = { bad: 0, warning: 1, info: 2, neutral: 3, good: 4 }
  return items.filter(({ count }) => count > 0).sort((a, b) => urgency[a.tone] - urgency[b.tone])
}
