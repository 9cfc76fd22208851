import type { ClientBase } from 'pg'

/** A number of the statistics (prisma/migrations, schema `stats`): what a measure holds at an hour or day and place. */
type Cell = {
  /** Milliseconds since the epoch; null where the measure has no time. */
  at: number | null
  a: string
  b: string
  c: string
  bucket: number
  n: number
  /** Thousandths of a BWP or of a second. */
  milli: bigint
}

type Row = Omit<Cell, 'at' | 'milli'> & { measure: string; at: Date | null; milli: string }

/** Which cells to add up: an exact value of a dimension, and a half-open range of time. */
type Where = { a?: string; b?: string; c?: string; from?: Date; to?: Date }

/** The cells of a bank at one instant. */
export class Cells {
  private readonly byMeasure = new Map<string, Cell[]>()

  constructor(rows: readonly Row[]) {
    for (const { measure, at, milli, ...rest } of rows) {
      const cell = { ...rest, at: at?.getTime() ?? null, milli: BigInt(milli) }
      const known = this.byMeasure.get(measure)
      if (known) known.push(cell)
      else this.byMeasure.set(measure, [cell])
    }
  }

  /** The cells of a measure. */
  of(measure: string, { a, b, c, from, to }: Where = {}): Cell[] {
    const [start, end] = [from?.getTime() ?? -Infinity, to?.getTime() ?? Infinity]
    return (this.byMeasure.get(measure) ?? []).filter(
      (cell) =>
        (a === undefined || cell.a === a) &&
        (b === undefined || cell.b === b) &&
        (c === undefined || cell.c === c) &&
        (cell.at === null || (cell.at >= start && cell.at < end)),
    )
  }

  /** How many rows of the bank count in these cells. */
  count(measure: string, where?: Where): number {
    return this.of(measure, where).reduce((sum, { n }) => sum + n, 0)
  }

  /** How many for each value of a dimension, in the order of the values; those without any are left out. */
  countBy(measure: string, dimension: 'a' | 'b' | 'c', where?: Where): Record<string, number> {
    const sums = new Map<string, number>()
    for (const cell of this.of(measure, where)) {
      sums.set(cell[dimension], (sums.get(cell[dimension]) ?? 0) + cell.n)
    }
    return Object.fromEntries([...sums].filter(([, n]) => n !== 0).sort(([x], [y]) => (x < y ? -1 : 1)))
  }
}

/** Thousandths as a decimal string. */
export function decimal(milli: bigint, digits: 2 | 3): string {
  const text = (milli < 0n ? -milli : milli).toString().padStart(4, '0')
  return `${milli < 0n ? '-' : ''}${text.slice(0, -3)}.${text.slice(-3).slice(0, digits)}`
}

/** The sum of what cells hold. */
export function sumOf(cells: readonly Cell[]): bigint {
  return cells.reduce((sum, { milli }) => sum + milli, 0n)
}

/** Until when hours matter: yesterday and today, and where the last 30 and 60 times 24 hours begin. */
type Detail = { timeZone: string; yesterdayStart: Date; ago30Hour: Date; ago60Hour: Date }

/**
 * Reads cells of the measures named, each from an instant on; those without a time entirely. What lies before yesterday
 * is added up by days of the bank, cut at the instants of `detail`, and QR codes there whatever became of them.
 */
export async function readCells(
  client: ClientBase,
  since: Readonly<Record<string, Date | null>>,
  { timeZone, yesterdayStart, ago30Hour, ago60Hour }: Detail,
): Promise<Cells> {
  const { rows } = await client.query<Row>(
    `SELECT measure, CASE WHEN isfinite(at) THEN at END AS at, a, b, c, bucket, sum(n)::float8 AS n,
            (sum(amount) * 1000)::bigint::text AS milli
     FROM (SELECT measure, b, c, bucket, n, amount, CASE WHEN measure = 'qr_generated' AND at < $4 THEN '' ELSE a END AS a,
                  CASE WHEN at >= $4 OR NOT isfinite(at) THEN at
                       ELSE greatest(date_trunc('day', at, $3), CASE WHEN at >= $5 THEN $5 END, CASE WHEN at >= $6 THEN $6 END)
                  END AS at
           FROM (SELECT r.measure, at, a, b, c, bucket, n, amount
                   FROM unnest($1::text[], $2::timestamptz[]) AS wanted (measure, since)
                   JOIN stats.rollups r ON r.measure = wanted.measure AND r.at >= coalesce(wanted.since, '-infinity')
                 UNION ALL SELECT * FROM stats.delta_cells('(0,0)', '(4294967295,0)')) kept) cell
     GROUP BY measure, at, a, b, c, bucket HAVING sum(n) <> 0 OR sum(amount) <> 0`,
    [Object.keys(since), Object.values(since), timeZone, yesterdayStart, ago30Hour, ago60Hour],
  )
  return new Cells(rows)
}
