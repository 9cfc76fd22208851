import type { Plugin } from 'chart.js'
import { type ChartData, formatTick } from './chart-data'
import type { Palette } from './palette'

type Picking = {
  horizontal?: boolean
  /** Called with the place of the label that was clicked. */
  onPick?: (at: number) => void
}

/** Axes, crosshair and type of a chart with axes: horizontal grid only, at most five y and eight x ticks. */
export function cartesianOptions(
  data: ChartData,
  palette: Palette,
  { horizontal = false, onPick }: Picking = {},
) {
  const ticks = { color: palette.muted, font: { family: palette.font, size: 11.5 }, padding: 8 }
  const values = {
    beginAtZero: data.small || data.unit !== 'percent',
    ...(data.unit === 'percent' && (data.small ? { suggestedMax: 0.04 } : { max: 1 })),
    border: { display: false },
    grid: { color: palette.grid, drawTicks: false },
    ticks: {
      ...ticks,
      maxTicksLimit: 5,
      ...(data.unit === 'count' && { precision: 0 }),
      callback: (value: string | number) => formatTick(Number(value), data.unit),
    },
  }
  const labels = {
    border: { display: false },
    grid: { display: false },
    ticks: { ...ticks, maxTicksLimit: 8, maxRotation: 0, autoSkip: !horizontal, autoSkipPadding: 12 },
  }
  const along = horizontal ? ('y' as const) : ('x' as const)
  return {
    ...base(),
    indexAxis: along,
    ...(onPick && {
      onClick: (_event: unknown, [picked]: { index: number }[]) => picked && onPick(picked.index),
    }),
    interaction: { mode: 'index' as const, intersect: false, axis: along },
    scales: horizontal ? { x: values, y: labels } : { x: labels, y: values },
  }
}

/** What every chart has: no animation, and the box decides the size. */
export function base() {
  return { responsive: true, maintainAspectRatio: false, animation: false as const }
}

/** A thin line through all series where the pointer is. */
export function crosshair(palette: Palette): Plugin<'line'> {
  return {
    id: 'crosshair',
    beforeDatasetsDraw(chart) {
      const [active] = chart.getActiveElements()
      if (!active || chart.options.indexAxis === 'y') return
      const { ctx, chartArea } = chart
      ctx.save()
      ctx.beginPath()
      ctx.moveTo(active.element.x, chartArea.top)
      ctx.lineTo(active.element.x, chartArea.bottom)
      ctx.lineWidth = 1
      ctx.strokeStyle = palette.line
      ctx.stroke()
      ctx.restore()
    },
  }
}
