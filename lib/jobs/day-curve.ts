/** Share of a day's transactions by hour 0–23, in percent: PaySim's published aggregates (Lopez-Rojas et al. 2016). */
export const paySimShares = [
  3.3, 1.2, 0.3, 0.02, 0.02, 0.02, 0.1, 0.4, 1, 1.4, 1.2, 1.6, 2.5, 3.6, 4.4, 4.4, 6.1, 7, 10.6, 12.9, 12.9,
  10.2, 8.5, 6.5,
]

/** How many of `perDay` events a stretch of seconds at this hour of the bank sees on average. */
export function expectedEvents(perDay: number, hour: number, seconds: number): number {
  return (perDay * (paySimShares[hour] ?? 0) * seconds) / 100 / 3600
}
