import { SERIES } from '../constants'
import type { BankSnapshot } from '../dto'
import { decimal } from '../statistics/cells'
import { one } from './query'
import type { Reading } from './reading'
import { type Moved, windowOf } from './transactions'

type Period = { key: string; start: Date }

/** The periods of the series by the bank's calendar, oldest first. */
export type Calendar = { hours: Period[]; days: Period[] }

/** Reads the calendar up to the hour and day of the clock. */
export async function readCalendar({ client, clock }: Pick<Reading, 'client' | 'clock'>): Promise<Calendar> {
  const { days } = await one<{ days: { key: string; start: string }[] }>(
    client,
    `SELECT json_agg(json_build_object('key', to_char(day, 'YYYY-MM-DD'), 'start', day AT TIME ZONE $1) ORDER BY day) AS days
     FROM generate_series($2::timestamp - ($3::int - 1) * interval '1 day', $2::timestamp, interval '1 day') day`,
    [clock.timeZone, clock.today, SERIES.days],
  )
  const hours = Array.from({ length: SERIES.hours }, (_, index) => {
    const start = new Date(clock.hourStart.getTime() - (SERIES.hours - 1 - index) * 3_600_000)
    return { key: start.toISOString(), start }
  })
  return { hours, days: days.map(({ key, start }) => ({ key, start: new Date(start) })) }
}

/** Sorts cells into periods; what lies before the first is left out. */
function sorted<T extends { at: number | null }>(periods: readonly Period[], cells: readonly T[]): T[][] {
  const starts = periods.map(({ start }) => start.getTime())
  const found: T[][] = periods.map(() => [])
  for (const cell of cells) {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= (cell.at ?? 0)) low = middle + 1
      else high = middle
    }
    found[low - 1]?.push(cell)
  }
  return found
}

/** The trends by hour and day, from the statistics alone. */
export function readSeries({ cells }: Reading, { hours, days }: Calendar): BankSnapshot['series'] {
  const moved = cells
    .of('transactions_by_hour')
    .map(({ at, b, n, milli }): Moved & { at: number | null } => ({ at, status: b, n, milli }))
  const byHour = sorted(hours, moved)
  const perDay = (measure: string) =>
    sorted(days, cells.of(measure)).map((found) => found.reduce((sum, { n }) => sum + n, 0))
  const customersCreated = perDay('customers_created')
  const merchantsCreated = perDay('merchants_created')
  const qrGenerated = perDay('qr_generated')
  const kycSubmitted = perDay('kyc_submitted')
  const balances = balancesOf(cells, days)
  return {
    hours: hours.map(({ key }, i) => ({ at: key, ...windowOf(byHour[i] ?? []) })),
    days: days.map(({ key }, i) => ({
      date: key,
      customersCreated: customersCreated[i] ?? 0,
      merchantsCreated: merchantsCreated[i] ?? 0,
      qrGenerated: qrGenerated[i] ?? 0,
      kycSubmitted: kycSubmitted[i] ?? 0,
      walletBalance: balances[i] ?? null,
    })),
  }
}

/** Sum of all balances at the end of each day: today's, less what moved on the days after. */
function balancesOf(cells: Reading['cells'], days: readonly Period[]): string[] {
  const sum = (some: readonly { milli: bigint }[]) => some.reduce((total, { milli }) => total + milli, 0n)
  const movedOn = sorted(days, cells.of('balance_moved')).map(sum)
  let balance = sum(cells.of('wallets'))
  const found = movedOn.map(() => '')
  for (let day = days.length - 1; day >= 0; day -= 1) {
    found[day] = decimal(balance, 2)
    balance -= movedOn[day] ?? 0n
  }
  return found
}
