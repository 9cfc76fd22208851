import type { ChartData } from '@/components/charts/chart-data'
import type { ChartId } from './chart-list'

/** What a chart shows of a range. */
export type ChartView = {
  data: ChartData
  /** Where the rows behind each label are, in the order of the labels. */
  links?: (string | null)[]
  /** The number of the whole range, or where the data is from. */
  note?: string
  /** The note against the period before, coloured by its meaning. */
  change?: { text: string; tone: 'good' | 'bad' | 'neutral' }
  /** One sentence for those who do not see the chart. */
  summary: string
  /** What stands instead of a chart without values. */
  empty: string
  /** Instead of the chart: why there is none. */
  missing?: string
}

/** What a chart shows before it is given its words. */
export type BareView = Omit<ChartView, 'summary' | 'empty'>

/** The answer of `/api/monitoring/charts/<source>`. */
export type ChartSet = {
  /** As of this instant, in the bank's zone. */
  asOf: string
  charts: Partial<Record<ChartId, ChartView>>
}
