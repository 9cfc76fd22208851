import { humanise } from '@/lib/format/status'

/** What the intake counts towards a risk score. */
const RISK_FACTORS: Readonly<Record<string, string>> = {
  politically_exposed: 'Politically exposed, or close to somebody who is',
  adverse_media: 'Named in adverse media',
  shared_device: 'Device that other customers use too',
  new_phone_number: 'Phone number in use for less than 90 days',
  cash_intensive_work: 'Work with much cash',
  foreign_document: 'Document issued abroad',
  thin_history: 'Little history with the bank',
  high_limits: 'Asks for the highest limits',
}

export type RiskFactor = { factor: string; points: number }

/** A factor in words; one that the portal does not know by its name. */
export function factorName(factor: string): string {
  return (Object.hasOwn(RISK_FACTORS, factor) && RISK_FACTORS[factor]) || humanise(factor)
}

/** How much of a score its factors do not explain: 0 when they add up. */
export function unexplained(score: number, factors: readonly RiskFactor[]): number {
  return score - factors.reduce((sum, { points }) => sum + points, 0)
}
