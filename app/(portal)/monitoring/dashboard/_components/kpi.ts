import type { CardId } from '@/lib/domain/overview/layout/constants'
import type { IconName } from '@/lib/format/icon-names'
import type { Tone } from '@/lib/format/status'

/** One row of a card: a related number and where its rows are. */
export type KpiRow = {
  label: string
  value: string
  href?: string | null
  /** How many rows the link leads to. */
  rows?: number
  tone?: Tone
}

/** A change against the period before, coloured by what it means and not by its direction. */
export type KpiChange = { text: string; tone: Tone; icon: IconName; against: string; href?: string | null }

export type Kpi = {
  id: CardId
  name: string
  icon: IconName
  value: string
  href?: string | null
  /** How many rows the link leads to. */
  count: number
  change: KpiChange | null
  trend: (number | null)[]
  trendLabel: string
  rows: KpiRow[]
}
