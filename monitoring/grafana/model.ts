import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { monitoringFile } from '../rules'

const datasource = z.object({ type: z.string(), uid: z.string() })
const link = z.object({ title: z.string(), url: z.string() })
const grid = z.object({ x: z.int().min(0), y: z.int().min(0), w: z.int().min(1).max(24), h: z.int().min(1) })

const panel = z.object({
  id: z.int(),
  type: z.string(),
  title: z.string(),
  description: z.string().default(''),
  gridPos: grid,
  datasource: datasource.optional(),
  links: z.array(link).default([]),
  targets: z
    .array(z.object({ refId: z.string(), expr: z.string(), datasource, instant: z.boolean().default(false) }))
    .default([]),
  fieldConfig: z
    .object({
      defaults: z.object({
        unit: z.string().optional(),
        mappings: z.array(z.unknown()).default([]),
        thresholds: z
          .object({ steps: z.array(z.object({ value: z.number().nullable(), color: z.string() })) })
          .optional(),
      }),
    })
    .optional(),
})

const variable = z.object({
  name: z.string(),
  label: z.string().optional(),
  type: z.string(),
  query: z.union([z.string(), z.object({ query: z.string() })]).optional(),
  datasource: datasource.optional(),
  refresh: z.number().optional(),
  multi: z.boolean().optional(),
  allValue: z.string().nullish(),
  current: z.object({ value: z.unknown() }).optional(),
})

/** What is looked at of a dashboard in Grafana's classic schema. */
const dashboard = z.object({
  uid: z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/),
  title: z.string().min(1),
  editable: z.boolean(),
  schemaVersion: z.int(),
  templating: z.object({ list: z.array(variable) }),
  panels: z.array(panel),
})

export type Dashboard = z.output<typeof dashboard>
export type Panel = z.output<typeof panel>

const folders = ['grafana/dashboards/', 'grafana/dashboards/custom/']

/** Every committed dashboard, ours and those exported into custom/, by file name. */
export const committed: readonly (readonly [file: string, dashboard: Dashboard])[] = folders.flatMap(
  (folder) =>
    readdirSync(monitoringFile(folder))
      .filter((name) => name.endsWith('.json'))
      .map((name): [string, Dashboard] => [
        name,
        dashboard.parse(JSON.parse(readFileSync(monitoringFile(folder + name), 'utf8'))),
      ]),
)

/** The panels that show something: rows only part the page. */
export const panelsOf = ({ panels }: Dashboard) => panels.filter(({ type }) => type !== 'row')

/** What “All” of the variables job and instance stands for. */
export const ALL = '.+'

/** An expression as Grafana sends it, with every variable at “All” and intervals of a scrape every `seconds`. */
export const filledIn = (
  expression: string,
  { rateInterval, range }: { rateInterval: string; range: string },
) =>
  expression
    .replaceAll(/\$(\{__rate_interval\}|__rate_interval)/g, rateInterval)
    .replaceAll(/\$(\{__(range|interval)\}|__(range|interval)(?!_))/g, range)
    .replaceAll(/\$(\{(job|instance)(:\w+)?\}|(job|instance)\b)/g, ALL)
