import { z } from 'zod'
import type { Rule, StaffRule, Threshold, Thresholds, TransactionRule } from './rule'
import { dormantWaking } from './rules/dormant-waking'
import { fanIn } from './rules/fan-in'
import { insider } from './rules/insider'
import { passThrough } from './rules/pass-through'
import { roundTrip } from './rules/round-trip'
import { signInAnomaly } from './rules/sign-in-anomaly'
import { structuring } from './rules/structuring'
import { velocity } from './rules/velocity'

/** Rules that judge transactions: a new one is a file in `rules/` and a line here. */
export const TRANSACTION_RULES: readonly TransactionRule[] = [
  velocity,
  structuring,
  fanIn,
  passThrough,
  dormantWaking,
  roundTrip,
]

/** Rules that judge what staff do. */
export const STAFF_RULES: readonly StaffRule[] = [signInAnomaly, insider]

export type Described = Pick<Rule, 'rule' | 'name' | 'about' | 'thresholds'>

export const RULES: readonly Described[] = [...TRANSACTION_RULES, ...STAFF_RULES]

export function ruleOf(rule: string): Described | null {
  return RULES.find((each) => each.rule === rule) ?? null
}

const grouped = new Intl.NumberFormat('en-BW', { maximumFractionDigits: 2 })

/** What a number of a rule may be; refuses what makes no sense with a sentence. Takes the text of a form as well. */
function threshold({ unit, least, most, whole }: Threshold) {
  const error = `Give a ${whole ? 'whole number' : 'number'} from ${grouped.format(least)} to ${grouped.format(most)} (${unit}).`
  const text = z
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,2})?$/, { error })
    .transform(Number)
  const number = z.number({ error }).min(least, { error }).max(most, { error })
  return z.union([text, z.number()], { error }).pipe(whole ? number.int({ error }) : number)
}

/** The thresholds of a rule: each of its numbers, and nothing else. */
export function thresholdsOf({ thresholds }: Described): z.ZodType<Thresholds> {
  return z.strictObject(
    Object.fromEntries(Object.entries(thresholds).map(([key, each]) => [key, threshold(each)])),
  )
}
