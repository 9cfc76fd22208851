import type { Rule } from './rules'

export type Mutant = { what: string; rule: Rule }

/** Thresholds in an expression, and how far ahead a prediction looks. */
const NUMBER = /(?<=[<>=]=? |offset 1w > |, |and )(\d[\d.e]*)(?=$|[ )])/g

/** A count is one more or less; anything else 5 % more or less. “Less than nothing” of bytes is what it is. */
function changed(text: string, before: string): number[] {
  const value = Number(text)
  if (value === 0 && before.endsWith('< ')) return []
  return Number.isInteger(value) && value <= 100 ? [value + 1, value - 1] : [value * 1.05, value * 0.95]
}

/** Every rule with one threshold, or its duration, changed. */
export function mutantsOf(rule: Rule): Mutant[] {
  const thresholds = [...rule.expr.matchAll(NUMBER)].flatMap(({ 0: text, index }) =>
    changed(text, rule.expr.slice(0, index)).map((value) => ({
      what: `${rule.alert}: ${value} instead of ${text}`,
      rule: { ...rule, expr: rule.expr.slice(0, index) + value + rule.expr.slice(index + text.length) },
    })),
  )
  const [, count, unit] = /^(\d+)([mh])$/.exec(rule.for ?? '') ?? []
  const minutes = Number(count) * (unit === 'h' ? 60 : 1)
  const durations = count
    ? [minutes * 90, minutes * 30].map((seconds) => ({
        what: `${rule.alert}: for ${seconds}s instead of ${rule.for}`,
        rule: { ...rule, for: `${seconds}s` },
      }))
    : []
  return [...thresholds, ...durations]
}
