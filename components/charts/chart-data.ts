import { formatSeconds } from '@/lib/format/duration'
import { formatMoney, formatMoneyCompact } from '@/lib/format/money'
import { formatCompact, formatCount, formatPercent, UNKNOWN } from '@/lib/format/number'

export type Unit = 'count' | 'money' | 'percent' | 'seconds' | 'hours'
export type SeriesColour = 1 | 2 | 3 | 4 | 5

export type Series = {
  name: string
  /** Counts and ratios as numbers, money as decimal strings; null where nothing is known: a gap, never 0. */
  values: (number | string | null)[]
  colour: SeriesColour
  dashed?: boolean
  filled?: boolean
}

/** What a chart draws, its table lists and its download holds. */
export type ChartData = {
  /** What the labels are: "Hour", "State". */
  dimension: string
  labels: string[]
  series: Series[]
  unit: Unit
  /** The last label is not over yet: what leads to it is drawn dashed. */
  openEnded?: boolean
  /** Shares that stay small: the axis begins at 0 and ends above the largest. */
  small?: boolean
}

/** A value in full, for tables and crosshairs. */
export function formatValue(value: number | string | null | undefined, unit: Unit): string {
  if (unit === 'money') return formatMoney(value === null || value === undefined ? null : String(value))
  const number = value === null || value === undefined ? null : Number(value)
  if (unit === 'seconds') return formatSeconds(number)
  if (unit === 'hours') return number === null ? UNKNOWN : `${Number(number.toFixed(1))}\u00a0h`
  return unit === 'percent' ? formatPercent(number) : formatCount(number)
}

/** A value in brief, for axes. */
export function formatTick(value: number, unit: Unit): string {
  if (unit === 'money')
    return formatMoneyCompact(String(value))
      .replace('.00', '')
      .replace(/(\.\d*?)0+(\s)/, '$1$2')
      .replace(/\.(\s)/, '$1')
  if (unit === 'seconds') return formatSeconds(value).replace(/\.0+(\s)/, '$1')
  if (unit === 'hours') return formatValue(value, unit)
  return unit === 'percent' ? formatPercent(value, 0) : formatCompact(value).replace(/\.0+(\s)/, '$1')
}

/** Numbers for drawing only: a pixel does not need the thebe. */
export function plotted({ values }: Series): (number | null)[] {
  return values.map((value) => (value === null ? null : Number(value)))
}

/** The rows behind a chart, head first; values as they are, not as they are shown. */
export function chartRows({ dimension, labels, series }: ChartData): (string | number | null)[][] {
  return [
    [dimension, ...series.map(({ name }) => name)],
    ...labels.map((label, at) => [label, ...series.map(({ values }) => values[at] ?? null)]),
  ]
}

/** Nothing to draw: no label, or no value in any series. A share of 0 is a value, an amount of 0 everywhere is none. */
export function isEmpty({ series, unit }: ChartData): boolean {
  const nothing = (value: number | string | null) =>
    value === null || (unit !== 'percent' && Number(value) === 0)
  return series.every(({ values }) => values.every(nothing))
}

/** Without the series it is held against. */
export function alone(data: ChartData): ChartData {
  return { ...data, series: data.series.filter(({ dashed }) => !dashed) }
}
