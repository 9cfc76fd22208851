import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import { alerting } from './alerting'
import { business } from './business'
import { database } from './database'
import { historical } from './historical'
import { objectives } from './objectives'
import { security } from './security'
import { system } from './system'

const all: readonly Dashboard[] = [system, business, alerting, historical, database, security, objectives]

/** Every dashboard by the name of its file in monitoring/grafana/dashboards, with the text of that file. */
export const dashboardFiles: ReadonlyMap<string, string> = new Map(
  all.map((dashboard) => [`${dashboard.uid}.json`, `${JSON.stringify(dashboard, null, 2)}\n`]),
)
