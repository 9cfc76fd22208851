import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  type Panel,
  QueryVariableBuilder,
  RowBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard'

export type Section = { title: string; panels: readonly Builder<Panel>[] }

export type Description = {
  uid: string
  title: string
  description: string
  /** How far back it looks at first, and how often it looks again. */
  from?: string
  refresh?: string
  sections: readonly Section[]
}

/** The uid that provisioning gives the datasource. */
export const DATASOURCE_UID = 'phantom-prometheus'
const DATASOURCE = { type: 'prometheus', uid: '$datasource' }

const datasource = () =>
  new DatasourceVariableBuilder('datasource')
    .label('Data source')
    .type('prometheus')
    .current({ selected: true, text: 'Prometheus', value: DATASOURCE_UID })

const choice = (name: string, label: string, query: string) =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATASOURCE)
    .query({ query, refId: `variable-${name}` })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)

const chosen = (name: string, label: string, query: string) =>
  choice(name, label, query)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current({ selected: true, text: ['All'], value: ['$__all'] })

/** Where people reach the portal, for links: what the prober opens is labelled with it. */
const portal = () =>
  choice('portal', 'Portal', 'label_values(probe_success, portal)').hide(VariableHide.HideVariable)

/** A dashboard in Grafana's classic schema, its panels numbered in reading order. */
export function dashboard({ uid, title, description, from, refresh, sections }: Description): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['phantom-banking'])
    .timezone('browser')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: from ?? 'now-3h', to: 'now' })
    .refresh(refresh ?? '30s')
    .withVariable(datasource())
    .withVariable(chosen('job', 'Job', 'label_values(up, job)'))
    .withVariable(chosen('instance', 'Instance', 'label_values(up{job=~"$job"}, instance)'))
    .withVariable(portal())
    .link(
      new DashboardLinkBuilder('Dashboards')
        .type(DashboardLinkType.Dashboards)
        .tags(['phantom-banking'])
        .asDropdown(true)
        .keepTime(true),
    )
  for (const section of sections) {
    builder.withRow(new RowBuilder(section.title))
    for (const panel of section.panels) builder.withPanel(panel)
  }
  const built = builder.build()
  return { ...built, panels: built.panels?.map((panel, index) => ({ ...panel, id: index + 1 })) }
}
