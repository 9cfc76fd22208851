import { performance } from 'node:perf_hooks'
import type { ClientBase } from 'pg'
import { SERIES } from '../constants'
import type { BankSnapshot } from '../dto'
import { addEntries, type Entries, readEntries } from './entries'
import type { Clock } from './query'
import { readBalances, readDays, readHours, readMonths } from './series'

const HOUR_MS = 3_600_000
/** Events are counted once and for all when no transaction that could still add to them can be running. */
const SETTLED_MS = 10 * 60_000
/** The history is read again after so many times as long as reading it took: at most 2 % of one connection. */
const REST = 50
/** A history that takes longer is read beside the snapshots. */
const CHEAP_MS = 1_500

/** What changes little: read less often than the rest, because it reads every row of the last months. */
export type History = {
  clock: Clock
  durationMs: number
  hours: BankSnapshot['series']['hours']
  days: Awaited<ReturnType<typeof readDays>>
  balances: ReadonlyMap<string, string>
  months: BankSnapshot['series']['months']
  /** Entries into statuses before `settledAt`. */
  entries: Entries
  settledAt: Date
}

/** Reads every row of the last months once. */
export async function readHistory(client: ClientBase, clock: Clock): Promise<History> {
  const started = performance.now()
  const hour = Math.floor(clock.now.getTime() / HOUR_MS) * HOUR_MS
  const settledAt = new Date(clock.now.getTime() - SETTLED_MS)
  return {
    clock,
    hours: await readHours(client, clock, new Date(hour - (SERIES.hours - 1) * HOUR_MS)),
    days: await readDays(client, clock, SERIES.days),
    balances: await readBalances(client, clock, SERIES.days),
    months: await readMonths(client, clock, SERIES.months),
    entries: await readEntries(client, 'before', settledAt),
    settledAt,
    durationMs: performance.now() - started,
  }
}

/** Whether the history is due to be read again. */
export function isStale(history: History, now: Date): boolean {
  return now.getTime() - history.clock.now.getTime() >= REST * history.durationMs
}

/** Whether a snapshot can afford to read the history along with the rest. */
export function isCheap(history: History): boolean {
  return history.durationMs < CHEAP_MS
}

/** The series with yesterday and today read afresh, and the entries up to now. */
export async function withRecent(
  client: ClientBase,
  clock: Clock,
  history: History,
  balanceNow: string,
): Promise<{ series: BankSnapshot['series']; entries: Entries }> {
  const recentHours = await readHours(client, clock, clock.yesterdayStart)
  const recentDays = await readDays(client, clock, 2)
  const recentEntries = await readEntries(client, 'from', history.settledAt)
  const yesterdayStart = clock.yesterdayStart.toISOString()
  const oldHours = history.hours.filter(({ at }) => at < yesterdayStart)
  const firstRecent = recentDays[0]?.date ?? clock.today
  const oldDays = history.days.filter(({ date }) => date < firstRecent)
  return {
    series: {
      hours: [...oldHours, ...recentHours].slice(-SERIES.hours),
      days: [...oldDays, ...recentDays].slice(-SERIES.days).map((day) => ({
        ...day,
        walletBalance: day.date === clock.today ? balanceNow : (history.balances.get(day.date) ?? null),
      })),
      months: history.months,
      historyAt: history.clock.now.toISOString(),
    },
    entries: addEntries(history.entries, recentEntries),
  }
}
