/** Share of a day's transactions by hour 0–23, in percent: PaySim's published aggregates (Lopez-Rojas et al. 2016). */
export const paySimShares = [
  3.3, 1.2, 0.3, 0.02, 0.02, 0.02, 0.1, 0.4, 1, 1.4, 1.2, 1.6, 2.5, 3.6, 4.4, 4.4, 6.1, 7, 10.6, 12.9, 12.9,
  10.2, 8.5, 6.5,
]

/** So that somebody who looks at a small bank at night sees it live. */
const LEAST_PER_MINUTE = 1

/** How many transactions begin on average in a stretch of seconds at this hour of a bank that sees `perDay`. */
export function expectedTransactions(perDay: number, hour: number, seconds: number): number {
  const share = (paySimShares[hour] ?? 0) / 100
  return Math.max((perDay * share * seconds) / 3600, (LEAST_PER_MINUTE * seconds) / 60)
}

/** How much of a steady day's work of people in an office falls into this hour, 1 on average. */
export const officeHours = (hour: number): number => (hour >= 8 && hour < 18 ? 1.8 : 0.43)

/** The hour 0–23 of an instant in a zone. */
export function hourIn(timeZone: string, at: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(at))
}
