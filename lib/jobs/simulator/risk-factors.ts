import type { RiskFactor } from '@/lib/kyc/risk'
import { pick, type Tick } from './context'

type Weighed = { factor: string; most: number }

const USUAL: readonly Weighed[] = [
  { factor: 'shared_device', most: 25 },
  { factor: 'new_phone_number', most: 20 },
  { factor: 'cash_intensive_work', most: 15 },
  { factor: 'thin_history', most: 12 },
]
const GRAVE: readonly [Weighed, ...Weighed[]] = [
  { factor: 'politically_exposed', most: 40 },
  { factor: 'adverse_media', most: 30 },
]

/** What an intake would have found for a score, as the demo data has it: points factor by factor until they add up. */
export function riskFactorsFor(
  tick: Tick,
  score: number,
  { abroad, premium }: { abroad: boolean; premium: boolean },
): RiskFactor[] {
  const turn = pick<number>(tick, [0, 1, 2, 3])
  const candidates = [
    ...(abroad ? [{ factor: 'foreign_document', most: 15 }] : []),
    ...(premium ? [{ factor: 'high_limits', most: 10 }] : []),
    ...(score > 70 ? [pick(tick, GRAVE)] : []),
    ...USUAL.slice(turn),
    ...USUAL.slice(0, turn),
  ]
  const factors: RiskFactor[] = []
  let rest = score
  for (const { factor, most } of candidates) {
    if (rest <= 0) break
    factors.push({ factor, points: Math.min(most, rest) })
    rest -= most
  }
  return factors.sort((a, b) => b.points - a.points)
}
