import { type Selector, selectorsOf } from '../promql'
import { ALL, type Dashboard, filledIn, type Panel, panelsOf } from './model'
import { units } from './units'

/**
 * The rules of Grafana's dashboard linter, with its names. Source: https://github.com/grafana/dashboard-linter
 * (docs/rules). Two exceptions, both about what a series carries: recorded series and ALERTS have neither job nor
 * instance.
 */
export function complaints(dashboard: Dashboard): string[] {
  return [
    ...dashboardRules.flatMap((rule) => rule(dashboard)),
    ...panelsOf(dashboard).flatMap((panel) =>
      panelRules.flatMap((rule) => rule(panel)).map((complaint) => `${panel.title}: ${complaint}`),
    ),
  ]
}

const wrong = (complaint: string, is: boolean) => (is ? [complaint] : [])

/** What stands in for an interval while a query is parsed, and shows that it was one. */
const RATE_INTERVAL = '11277964ms'

/** The selectors of a query; null when it is not PromQL, which is a complaint of its own. */
function parsed(expression: string): Selector[] | null {
  try {
    return selectorsOf(filledIn(expression, { rateInterval: RATE_INTERVAL, range: '1h' }))
  } catch {
    return null
  }
}

const TEMPLATED = ['$datasource', `\${datasource}`]
const isTemplated = (datasource?: { uid: string }) => TEMPLATED.includes(datasource?.uid ?? '')

const variable = ({ templating }: Dashboard, name: string) => templating.list.find((one) => one.name === name)

const templateRule = (name: 'job' | 'instance', label: string) => (dashboard: Dashboard) => {
  const found = variable(dashboard, name)
  const holds =
    found?.type === 'query' &&
    found.label === label &&
    found.multi === true &&
    found.allValue === '.+' &&
    isTemplated(found.datasource)
  return wrong(`template-${name}-rule`, !holds)
}

const dashboardRules: readonly ((dashboard: Dashboard) => string[])[] = [
  ({ templating }) => {
    const sources = templating.list.filter(({ type }) => type === 'datasource')
    const holds =
      sources.length === 1 && sources[0]?.name === 'datasource' && sources[0].label === 'Data source'
    return wrong('template-datasource-rule', !holds)
  },
  templateRule('job', 'Job'),
  templateRule('instance', 'Instance'),
  ({ templating }) =>
    wrong(
      'template-on-time-change-reload-rule',
      templating.list.some(({ type, refresh }) => type === 'query' && refresh !== 2),
    ),
  ({ templating }) =>
    templating.list.flatMap(({ name, type, query }) => {
      if (type !== 'query') return []
      const text = typeof query === 'string' ? query : (query?.query ?? '')
      const selector = /^label_values\((.+), \w+\)$/.exec(text)?.[1]
      return wrong(`template-label-promql-rule: ${name}`, !selector || parsed(selector)?.length !== 1)
    }),
  ({ editable }) => wrong('uneditable-dashboard', editable),
]

const perQuery = (rule: (expression: string) => string[]) => (panel: Panel) =>
  panel.targets.flatMap(({ expr }) => rule(expr))

const perSelector = (rule: (selector: Selector) => string[]) =>
  perQuery((expression) => parsed(expression)?.flatMap(rule) ?? [])

const carriesTarget = (metric: string) => !metric.includes(':') && metric !== 'ALERTS'

const matcherRule = (label: 'job' | 'instance') =>
  perSelector(({ metric, text }) =>
    wrong(`target-${label}-rule: ${text}`, carriesTarget(metric) && !text.includes(`${label}=~"${ALL}"`)),
  )

const panelRules: readonly ((panel: Panel) => string[])[] = [
  ({ datasource, targets }) =>
    wrong(
      'panel-datasource-rule',
      !isTemplated(datasource) || targets.some((target) => !isTemplated(target.datasource)),
    ),
  ({ title, description }) => wrong('panel-title-description-rule', !title || !description),
  ({ targets }) => wrong('panel-no-targets-rule', targets.length === 0),
  ({ fieldConfig }) => {
    const { unit, mappings = [] } = fieldConfig?.defaults ?? {}
    const known = unit !== undefined && (units.has(unit) || /^currency:/.test(unit))
    return wrong(`panel-units-rule: ${unit}`, !known && mappings.length === 0)
  },
  perQuery((expression) => wrong(`target-promql-rule: ${expression}`, parsed(expression) === null)),
  matcherRule('job'),
  matcherRule('instance'),
  perSelector(({ call, range, metric }) =>
    wrong(
      `target-rate-interval-rule: ${metric}`,
      (call === 'rate' || call === 'irate') && range !== RATE_INTERVAL,
    ),
  ),
  perSelector(({ metric, call }) =>
    wrong(
      `target-counter-agg-rule: ${metric}`,
      metric.endsWith('_total') && !['rate', 'irate', 'increase'].includes(call ?? ''),
    ),
  ),
]
