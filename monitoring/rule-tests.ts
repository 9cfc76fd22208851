import type { AlertCase } from './alert-cases'
import type { Rule } from './rules'

const DAY = 24 * 60

const lengthOf = ({ series, expect }: AlertCase) =>
  Math.max(
    ...expect.map(([minute]) => minute),
    ...Object.values(series).map(({ phases }) => phases.reduce((sum, [minutes]) => sum + minutes, 0)),
  )

/** Seconds between values and evaluations: as in life, coarser for a case that takes hours or days. */
function stepOf(cases: readonly AlertCase[]): number {
  const longest = Math.max(...cases.map(lengthOf))
  return longest > DAY ? 600 : longest > 60 ? 60 : 15
}

/** promtool's notation: `a+bxn` is a, then n times b more; `_xn` n times nothing. */
function values({ kind, start = 0, phases }: AlertCase['series'][string], step: number): string {
  let reached = start
  return phases
    .map(([minutes, value]) => {
      const count = Math.round((minutes * 60) / step)
      if (value === null) return `_x${count}`
      if (kind === 'gauge') return `${value}x${count - 1}`
      const growth = value * step
      const from = reached
      reached += growth * count
      return `${from}${growth < 0 ? '-' : '+'}${Math.abs(growth)}x${count - 1}`
    })
    .join(' ')
}

/** A rule file with these rules (JSON is YAML). */
export const ruleFile = (rules: readonly Rule[]) => JSON.stringify({ groups: [{ name: 'tested', rules }] })

/**
 * A file of promtool's unit tests that plays the cases against a rule file.
 * @param names the alerts that are each expected to behave as the case says
 */
export function ruleTests(file: string, cases: readonly AlertCase[], names: readonly string[]): string {
  const step = stepOf(cases)
  return JSON.stringify({
    rule_files: [file],
    evaluation_interval: `${step}s`,
    tests: cases.map((one) => ({
      name: one.about ?? one.alert,
      interval: `${step}s`,
      input_series: Object.entries(one.series).map(([series, how]) => ({
        series,
        values: values(how, step),
      })),
      promql_expr_test: names.flatMap((name) =>
        one.expect.map(([minute, firing]) => ({
          expr: `count(ALERTS{alertname="${name}",alertstate="firing"})`,
          eval_time: `${Math.round(minute * 60)}s`,
          exp_samples: firing ? [{ labels: '{}', value: 1 }] : [],
        })),
      ),
    })),
  })
}

/** The alerts whose expectations failed, with the first failure of each, read from what promtool printed. */
export function failedAlerts(output: string): Map<string, string> {
  const failed = new Map<string, string>()
  for (const failure of output.split(/^ {4}expr: /m).slice(1)) {
    const name = /alertname=\\"([^\\"]+)/.exec(failure)?.[1]
    if (name && !failed.has(name)) failed.set(name, failure.trim())
  }
  return failed
}
