import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { without } from '@/lib/testing/without'
import { alertCases } from './alert-cases'
import { mutantsOf } from './mutants'
import { failedAlerts, ruleFile, ruleTests } from './rule-tests'
import { alerts, monitoringFile, type Rule, withWhatItReads } from './rules'

const folder = mkdtempSync(join(tmpdir(), 'phantom-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Thresholds and severities that the product description fixes. */
const given: Record<string, readonly [severity: string, threshold: RegExp, duration?: string]> = {
  ServiceDown: ['critical', /^up\{job="portal"\} == 0 or absent\(/],
  HighCPUUsage: ['critical', /> 85$/, '5m'],
  HighMemoryUsage: ['critical', /> 8e9$/, '5m'],
  HighDiskUsage: ['critical', /> 90$/, '10m'],
  HighFailedLogins: ['critical', /^sum\(rate\(.*\)\) > 0\.5$/, '2m'],
  DatabaseDown: ['critical', /^pg_up == 0 or absent\(pg_up\)$/],
  HighErrorRate: ['warning', /^sum\(rate\(.*\)\) > 0\.1$/],
  SlowResponseTime: ['warning', /^histogram_quantile\(0\.95, sum by \(le\) .* > 2$/],
  PendingKYCReviews: ['warning', /> 50$/, '30m'],
  FrozenWallets: ['warning', /> 10$/, '15m'],
  SlowDatabaseQueries: ['warning', /^histogram_quantile\(0\.95, sum by \(le\) .* > 1$/],
}

it.each(Object.entries(given))(
  '%s is as the product description says',
  (name, [severity, threshold, duration]) => {
    const rule = alerts.find(({ alert }) => alert === name)
    expect(rule?.labels?.severity).toBe(severity)
    expect(rule?.expr).toMatch(threshold)
    if (duration) expect(rule?.for).toBe(duration)
  },
)

describe.each(alerts)('$alert', (rule: Rule) => {
  const name = rule.alert ?? ''
  const cases = alertCases.filter((one) => one.alert === name)

  it('says what, how much, where to look and what to do', () => {
    expect(rule.labels).toEqual({
      severity: expect.stringMatching(/^(critical|warning|none)$/),
      area: expect.stringMatching(/^(availability|capacity|database|security|business|monitoring)$/),
    })
    expect(rule.annotations).toEqual({
      summary: expect.stringMatching(/^[^{]{10,70}$/),
      description: expect.stringMatching(/[.]$/),
      dashboard: expect.stringMatching(/^\{\{ \$externalLabels\.grafana \}\}\/d\/phantom-[a-z]+$/),
      runbook_url: `{{ $externalLabels.portal }}/admin/alerts/runbooks/${name}`,
    })
    expect(existsSync(monitoringFile(`runbooks/${name}.md`)), 'its runbook').toBe(true)
  })

  it.skipIf(without('promtool', 'prometheus'))(
    'fires when it should, not before, and ends; any other threshold or duration is noticed',
    () => {
      const mutants = mutantsOf(rule).map((mutant, n) => ({ ...mutant, name: `${name}_mutant_${n}` }))
      const rules = [
        ...withWhatItReads(rule),
        ...mutants.map((mutant) => ({ ...mutant.rule, alert: mutant.name })),
      ]
      writeFileSync(join(folder, `${name}.rules.json`), ruleFile(rules))
      const names = [name, ...mutants.map((mutant) => mutant.name)]
      writeFileSync(join(folder, `${name}.test.json`), ruleTests(`${name}.rules.json`, cases, names))
      const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', `${name}.test.json`], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 60_000,
      })
      const failed = failedAlerts(stdout + stderr)
      expect(cases.length).toBeGreaterThan(0)
      expect(failed.get(name)).toBe(undefined)
      expect(mutants.filter((mutant) => !failed.has(mutant.name)).map(({ what }) => what)).toEqual([])
      if (mutants.length === 0) expect(stdout).toContain('SUCCESS')
    },
    60_000,
  )
})

it('there is no case and no runbook of an alert that is gone', () => {
  const names = new Set(alerts.map(({ alert }) => alert))
  expect(alertCases.filter(({ alert }) => !names.has(alert))).toEqual([])
  const runbooks = readdirSync(monitoringFile('runbooks')).map((file) => file.replace(/\.md$/, ''))
  expect(runbooks.filter((runbook) => !names.has(runbook))).toEqual([])
})
