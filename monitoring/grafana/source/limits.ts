import type { Threshold } from '@grafana/grafana-foundation-sdk/dashboard'
import { alerts } from '../../rules'

/** `whole`: the panel shows a count, so “more than 50” begins at 51. `scale`: the panel's unit in units of the rule. */
export type Limit = { alert: string; whole?: boolean; scale?: number }

const COLORS: Record<string, string> = { critical: 'red', warning: 'orange' }
const COMPARISON = /(>|<|==) ([\d.e]+)(?: \* ([\d.e]+))?/

/** A level is reached at its value; what a rule exceeds begins just past it. */
function firstAbove(value: number, whole: boolean): number {
  if (whole) return value + 1
  return value === 0 ? Number.EPSILON : value
}

/**
 * The coloured levels of a panel, from the rule that watches the same number: nothing is typed twice.
 * @throws when there is no such alert, or its rule compares with nothing
 */
export function stepsOf({ alert, whole = false, scale = 1 }: Limit): Threshold[] {
  const rule = alerts.find((one) => one.alert === alert)
  const [, comparison, first, factor = '1'] = COMPARISON.exec(rule?.expr ?? '') ?? []
  if (!rule || !comparison) throw new Error(`No alert ${alert} with a threshold in alerts.yml`)
  const value = Number(first) * Number(factor) * scale
  const bad = COLORS[rule.labels?.severity ?? ''] ?? 'orange'
  // “Is zero” and “is below” are bad from below.
  if (comparison === '==') return steps(bad, value + 1, 'green')
  return comparison === '<' ? steps(bad, value, 'green') : steps('green', firstAbove(value, whole), bad)
}

const steps = (below: string, value: number, from: string): Threshold[] => [
  { value: null, color: below },
  { value, color: from },
]
