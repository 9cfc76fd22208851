import type { ExportFormat } from '@/lib/db/export-columns'
import { toCsv } from '@/lib/format/csv'

/** What a file says of itself: on its last line, so that one without it is seen to be cut off. */
export type Watermark = {
  id: string
  list: string
  by: string
  role: string
  filters: Readonly<Record<string, string>>
  columns: readonly string[]
  /** Whether personal data is in it as it is. */
  whole: boolean
}

export type Frame = { contentType: string; head: string; tail: (rows: number, at: Date) => string }

/** What stands before and after the rows of a file. */
export function frameOf(format: ExportFormat, mark: Watermark): Frame {
  return format === 'csv' ? csvFrame(mark) : jsonFrame(mark)
}

function csvFrame(mark: Watermark): Frame {
  const { id, list, by, role, filters, columns, whole } = mark
  const asked = Object.entries(filters).map(([name, value]) => `${name}=${value}`)
  const words = (rows: number, at: Date) =>
    `Phantom Banking export ${id}: ${rows} rows of ${list.replaceAll('_', ' ')} (${asked.join(', ') || 'all'}), taken by ${by} (${role}) at ${at.toISOString()}, personal data ${whole ? 'in full' : 'masked'}, complete`
  return {
    contentType: 'text/csv; charset=utf-8',
    // Spreadsheets take a file without the mark for one in their own country's encoding.
    head: `\ufeff${toCsv([['id', ...columns]]).replace('\r\n', '\n')}`,
    tail: (rows, at) => toCsv([[words(rows, at)]]).replace('\r\n', '\n'),
  }
}

function jsonFrame({ columns: _columns, ...mark }: Watermark): Frame {
  return {
    contentType: 'application/json; charset=utf-8',
    head: '{"rows":[\n',
    tail: (rows, at) =>
      `],\n"export":${JSON.stringify({ ...mark, rows, at: at.toISOString(), complete: true })}}\n`,
  }
}
