import type { IconName } from '@/lib/format/icon-names'
import type { Tone } from '@/lib/format/status'

/** One row of a card: a related number and where its rows are. */
export type KpiRow = { label: string; value: string; href?: string | null; tone?: Tone }

/** A change against the period before, coloured by what it means and not by its direction. */
export type KpiChange = { text: string; tone: Tone; icon: IconName; against: string }

export type Kpi = {
  name: string
  icon: IconName
  definition: string
  value: string
  href?: string | null
  change: KpiChange | null
  trend: (number | null)[]
  trendLabel: string
  rows: KpiRow[]
}
