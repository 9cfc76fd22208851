import { SLA_HOURS, STUCK_HOURS } from '@/lib/domain/kyc/constants'
import { EFT_STUCK_HOURS } from '@/lib/domain/overview/constants'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { hoursBefore } from '@/lib/format/date'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import type { IconName } from '@/lib/format/icon-names'
import { formatCount } from '@/lib/format/number'
import type { Tone } from '@/lib/format/status'
import { rowsHref } from '@/lib/navigation'

/** Something that waits for a person. */
export type WaitingItem = {
  name: string
  icon: IconName
  count: number
  detail: string
  tone: Tone
  href: string | null
}

/** What waits for a person, the most urgent first; what waits for nobody is left out. */
export function waitingItems(snapshot: BankSnapshot, now: Date): WaitingItem[] {
  const { kyc, eft, merchants, wallets } = snapshot
  const oldest = formatDuration(ageSeconds(kyc.oldestPendingAt, now))
  const items: WaitingItem[] = [
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
      href: rowsHref('/admin/eft-payments', {
        status: 'pending,processing',
        to: hoursBefore(snapshot.takenAt, EFT_STUCK_HOURS),
      }),
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
      name: 'Merchants to approve',
      icon: 'store',
      count: merchants.pending,
      detail: 'cannot take payments until then',
      tone: 'info',
      href: rowsHref('/admin/merchants', { status: 'pending' }),
    },
    {
      name: 'Wallets frozen',
      icon: 'snowflake',
      count: wallets.frozen,
      detail: 'until somebody lifts the freeze',
      tone: 'warning',
      href: rowsHref('/admin/wallets', { status: 'frozen,frozen_debit' }),
    },
  ]
  const urgency: Record<Tone, number> = { bad: 0, warning: 1, info: 2, neutral: 3, good: 4 }
  return items.filter(({ count }) => count > 0).sort((a, b) => urgency[a.tone] - urgency[b.tone])
}
