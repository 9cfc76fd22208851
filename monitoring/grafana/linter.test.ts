import { expect, it } from 'vitest'
import { complaints } from './linter'
import { committed, type Dashboard, panelsOf } from './model'

/** A dashboard that keeps every rule, its first panel changed. */
function broken(change: (dashboard: Dashboard, panel: Dashboard['panels'][number]) => void): string[] {
  const dashboard = structuredClone(committed.find(([file]) => file === 'phantom-system.json')?.[1])
  const panel = dashboard && panelsOf(dashboard)[0]
  if (!panel) throw new Error('There is no panel to break')
  change(dashboard, panel)
  return complaints(dashboard)
}

const query = (expr: string) =>
  broken((_, panel) => {
    for (const target of panel.targets) target.expr = expr
  })
const variable = (name: string, how: object) =>
  broken(({ templating }) => Object.assign(templating.list.find((one) => one.name === name) ?? {}, how))

const CHOSEN = 'job=~"$job",instance=~"$instance"'

it.each<[rule: string, said: string[]]>([
  ['template-datasource-rule', variable('datasource', { name: 'ds' })],
  ['template-job-rule', variable('job', { multi: false })],
  ['template-instance-rule', variable('instance', { allValue: '.*' })],
  ['template-on-time-change-reload-rule', variable('portal', { refresh: 1 })],
  ['template-label-promql-rule', variable('job', { query: 'label_values(up{, job)' })],
  ['uneditable-dashboard', broken((dashboard) => Object.assign(dashboard, { editable: true }))],
  [
    'panel-datasource-rule',
    broken((_, panel) => Object.assign(panel, { datasource: { type: 'prometheus', uid: 'x' } })),
  ],
  ['panel-title-description-rule', broken((_, panel) => Object.assign(panel, { description: '' }))],
  ['panel-no-targets-rule', broken((_, panel) => Object.assign(panel, { targets: [] }))],
  [
    'panel-units-rule',
    broken((_, panel) => Object.assign(panel, { fieldConfig: { defaults: { unit: 'pula' } } })),
  ],
  ['target-promql-rule', query(`sum(up{${CHOSEN}}`)],
  ['target-job-rule', query('up{instance=~"$instance"}')],
  ['target-instance-rule', query('up{job=~"$job"}')],
  ['target-rate-interval-rule', query(`rate(a_total{${CHOSEN}}[5m])`)],
  ['target-counter-agg-rule', query(`sum(a_total{${CHOSEN}})`)],
])('%s is noticed when it is broken', (rule, said) => {
  expect(said.filter((complaint) => complaint.includes(rule))).not.toEqual([])
})
