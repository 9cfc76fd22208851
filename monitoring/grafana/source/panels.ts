import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import {
  DashboardLinkBuilder,
  DashboardLinkType,
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  type Panel,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table'
import { PanelBuilder as SeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { type Limit, stepsOf } from './limits'

export type Query = readonly [expression: string, legend: string]

export type Spec = {
  title: string
  /** What the number is, and what to think of it. */
  description: string
  /** A unit of Grafana's, or `currency:P`. */
  unit: string
  queries: readonly Query[]
  /** The alert that watches this number: its threshold colours the panel, its runbook is linked. */
  limit?: Limit
  /** The portal's page that lists the rows behind the number. */
  rows?: readonly [title: string, path: string]
  /** Columns of 24, and lines of the grid. */
  size: readonly [width: number, height: number]
  decimals?: number
}

const DATASOURCE = { type: 'prometheus', uid: '$datasource' }

/** Grafana replaces the variable; `:raw` keeps the address as it is. */
const portal = (path: string) => `\${portal:raw}${path}`

function linksOf({ limit, rows }: Spec): Builder<ReturnType<DashboardLinkBuilder['build']>>[] {
  const link = (title: string, url: string) =>
    new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(url).targetBlank(true)
  return [
    ...(rows ? [link(rows[0], portal(rows[1]))] : []),
    ...(limit ? [link(`Runbook: ${limit.alert}`, portal(`/admin/alerts/runbooks/${limit.alert}`))] : []),
  ]
}

const thresholdsOf = ({ limit }: Spec) =>
  new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(limit ? stepsOf(limit) : [{ value: null, color: 'blue' }])

const targetsOf = ({ queries }: Spec, instant = false) =>
  queries.map(([expression, legend], index) => {
    const query = new DataqueryBuilder()
      .refId(String.fromCharCode(65 + index))
      .datasource(DATASOURCE)
      .expr(expression)
      .legendFormat(legend)
    return instant ? query.instant().format(PromQueryFormat.Table) : query.range()
  })

/** What all kinds of panels have in common. */
function common<B extends StatBuilder | SeriesBuilder | TableBuilder>(builder: B, spec: Spec): B {
  const [width, height] = spec.size
  builder
    .title(spec.title)
    .description(spec.description)
    .datasource(DATASOURCE)
    .unit(spec.unit)
    .thresholds(thresholdsOf(spec))
    .links(linksOf(spec))
    .span(width)
    .height(height)
  if (spec.decimals !== undefined) builder.decimals(spec.decimals)
  return builder
}

/** One number, large, with its recent course. `words` replace values, e.g. 1 by “Up”. */
export function figure(spec: Spec & { words?: Record<string, string> }): Builder<Panel> {
  const panel = common(new StatBuilder(), spec)
    .targets(targetsOf(spec))
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .colorMode(BigValueColorMode.Value)
    .graphMode(spec.words ? BigValueGraphMode.None : BigValueGraphMode.Area)
    .noValue('unknown')
  if (!spec.words) return panel
  const options = Object.fromEntries(Object.entries(spec.words).map(([value, text]) => [value, { text }]))
  return panel.mappings([{ type: MappingType.ValueToText, options }])
}

/** Lines over time; the alert's threshold is drawn as a dashed line. */
export function lines(spec: Spec): Builder<Panel> {
  const panel = common(new SeriesBuilder(), spec)
    .targets(targetsOf(spec))
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassicByName))
    .lineWidth(2)
    .fillOpacity(8)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
        .calcs(['lastNotNull', 'max']),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
  if (!spec.limit) return panel
  return panel.thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed))
}

/** Parts of a whole over time. */
export const parts = (spec: Spec): Builder<Panel> => {
  const panel = lines(spec)
  if (panel instanceof SeriesBuilder)
    panel.stacking(new StackingConfigBuilder().mode(StackingMode.Normal)).fillOpacity(40).lineWidth(1)
  return panel
}

/** What is so at this moment, a line for each series. */
export const rows = (spec: Spec): Builder<Panel> =>
  common(new TableBuilder(), spec)
    .targets(targetsOf(spec, true))
    .withTransformation({ id: 'organize', options: { excludeByName: { Time: true, __name__: true } } })
    .noValue('none')
