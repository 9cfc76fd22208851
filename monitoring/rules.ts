import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** A rule of Prometheus, recording or alerting. */
export type Rule = {
  record?: string
  alert?: string
  expr: string
  for?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
}

/** A file next to this one. */
export const monitoringFile = (name: string) => fileURLToPath(new URL(name, import.meta.url))

function rulesOf(name: string): readonly Rule[] {
  const file: { groups: { rules: Rule[] }[] } = parse(readFileSync(monitoringFile(name), 'utf8'))
  return file.groups.flatMap(({ rules }) => rules)
}

export const recordings = rulesOf('recording.yml')
export const alerts = rulesOf('alerts.yml')

/** The rules that a rule reads, and what those read, before it: enough to evaluate it alone. */
export function withWhatItReads(rule: Rule): Rule[] {
  const read = recordings.filter(({ record }) => record && new RegExp(`${record}(?![\\w:])`).test(rule.expr))
  return [...new Set([...read.flatMap(withWhatItReads), rule])]
}
