import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { unknownIn } from '../known-metrics'
import { alerts, monitoringFile } from '../rules'
import { complaints } from './linter'
import { committed, type Dashboard, filledIn, panelsOf } from './model'
import { DATASOURCE_UID } from './source/dashboard'
import { dashboardFiles } from './source/dashboards'

it.each([...dashboardFiles])('%s is what its source says: npx tsx scripts/dashboards.ts', (name, text) => {
  expect(readFileSync(monitoringFile(`grafana/dashboards/${name}`), 'utf8')).toBe(text)
})

it('there are the seven dashboards, each once', () => {
  const ours = committed.filter(([file]) => dashboardFiles.has(file)).map(([, { title }]) => title)
  expect(ours.sort()).toEqual(
    [
      'Alerting',
      'Business Intelligence',
      'Database & Cache',
      'Historical Data',
      'Security',
      'Service Objectives',
      'System Overview',
    ].sort(),
  )
  expect(new Set(committed.map(([, { uid }]) => uid)).size).toBe(committed.length)
})

/** A letter for each panel in each cell of the grid; a cell taken twice is a `#`. */
function drawn({ panels }: Dashboard): string[] {
  const height = Math.max(...panels.map(({ gridPos }) => gridPos.y + gridPos.h))
  const cells = Array.from({ length: height }, () => Array<string>(24).fill('.'))
  for (const [index, { gridPos }] of panels.entries())
    for (const line of cells.slice(gridPos.y, gridPos.y + gridPos.h))
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        line[x] = line[x] === '.' ? String.fromCodePoint(0x61 + (index % 26)) : '#'
  return cells.map((line) => line.join(''))
}

describe.each(committed)('%s', (_file, dashboard) => {
  it("keeps the rules of Grafana's linter", () => {
    expect(complaints(dashboard)).toEqual([])
  })

  it('fills its grid without a gap or an overlap', () => {
    expect(drawn(dashboard).filter((line) => /[.#]/.test(line))).toEqual([])
  })

  it('numbers its panels, and its datasource is the provisioned one at first', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
    expect(dashboard.templating.list.find(({ type }) => type === 'datasource')?.current?.value).toBe(
      DATASOURCE_UID,
    )
  })

  it('asks for no metric and no label that nobody exposes', () => {
    const asked = panelsOf(dashboard).flatMap(({ targets }) => targets.map(({ expr }) => expr))
    const unknown = asked.flatMap((expr) => unknownIn(filledIn(expr, { rateInterval: '1m', range: '1h' })))
    expect(unknown).toEqual([])
  })

  it('links to pages of the portal and to runbooks that exist', () => {
    const missing = panelsOf(dashboard)
      .flatMap(({ links }) => links.map(({ url }) => url))
      .filter((url) => {
        const [, path = '', runbook] =
          /^\$\{portal:raw\}(\/admin\/[a-z-]+)(?:\/runbooks\/(\w+))?(?:\?[\w=&,-]+)?$/.exec(url) ?? []
        const page = new URL(`../../app/(portal)${path}/page.tsx`, import.meta.url)
        return (
          !path || !existsSync(page) || (runbook && !existsSync(monitoringFile(`runbooks/${runbook}.md`)))
        )
      })
    expect(missing).toEqual([])
  })
})

/** Without a number of its own: it fires always. */
const WITHOUT_PANEL = ['Watchdog']

it.each(alerts.filter(({ alert }) => !WITHOUT_PANEL.includes(alert ?? '')))(
  '$alert leads to a dashboard with a panel that shows its number, and its colours begin there',
  ({ alert, annotations, labels }) => {
    const uid = annotations?.dashboard?.split('/').at(-1)
    const dashboard = committed.find(([, one]) => one.uid === uid)?.[1]
    const panel = dashboard?.panels.find(({ links }) =>
      links.some(({ url }) => url.endsWith(`/runbooks/${alert}`)),
    )
    const colors = panel?.fieldConfig?.defaults.thresholds?.steps.map(({ color }) => color).sort()
    expect(colors).toEqual(['green', labels?.severity === 'critical' ? 'red' : 'orange'])
  },
)

it('the provisioned datasource and folder are those that the dashboards and the compose file name', () => {
  const read = (name: string) => parse(readFileSync(monitoringFile(`grafana/provisioning/${name}`), 'utf8'))
  expect(read('datasources/prometheus.yml').datasources[0]).toMatchObject({
    uid: DATASOURCE_UID,
    type: 'prometheus',
    isDefault: true,
    jsonData: { timeInterval: '15s' },
  })
  expect(read('dashboards/dashboards.yml').providers[0].options.path).toBe('/etc/grafana/dashboards')
})
