import { toCsv } from '@/lib/format/csv'
import { type ChartData, chartRows } from './chart-data'

/** Saves the rows behind a chart as `<title>.csv`. */
export function downloadChart(title: string, data: ChartData): void {
  const file = new Blob([toCsv(chartRows(data))], { type: 'text/csv;charset=utf-8' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`
  link.click()
  // The browser has taken its own reference by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
