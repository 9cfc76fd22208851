import type { Plugin } from 'chart.js'
import { type ChartData, formatTick, formatValue, type Series, type Unit } from './chart-data'
import type { Palette } from './palette'

/** What of the pointed-at value every kind of chart tells its tooltip. */
type Pointed = { dataset: { label?: string; exact?: Series['values'] }; raw: unknown; dataIndex: number }

/** Axes, crosshair and type of a chart with axes: horizontal grid only, at most five y and eight x ticks. */
export function cartesianOptions(data: ChartData, palette: Palette, horizontal = false) {
  const ticks = { color: palette.muted, font: { family: palette.font, size: 11.5 }, padding: 8 }
  const values = {
    beginAtZero: data.unit !== 'percent',
    ...(data.unit === 'percent' && { max: 1 }),
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
    ...base(palette, data.unit),
    indexAxis: along,
    interaction: { mode: 'index' as const, intersect: false, axis: along },
    scales: horizontal ? { x: values, y: labels } : { x: labels, y: values },
  }
}

/** What every chart has: no animation, the box decides the size, one look of the tooltip. */
export function base(palette: Palette, unit: Unit) {
  const font = { family: palette.font, size: 12 }
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false as const,
    plugins: {
      tooltip: {
        backgroundColor: palette.card,
        titleColor: palette.muted,
        bodyColor: palette.ink,
        borderColor: palette.line,
        borderWidth: 1,
        cornerRadius: 8,
        padding: 10,
        boxPadding: 6,
        boxWidth: 8,
        boxHeight: 8,
        caretSize: 0,
        caretPadding: 12,
        titleFont: { ...font, weight: 500 as const },
        bodyFont: { ...font, weight: 500 as const },
        callbacks: {
          label: ({ dataset: { label, exact }, raw, dataIndex }: Pointed) => {
            const value = exact?.[dataIndex] ?? (typeof raw === 'number' ? raw : null)
            return [label, formatValue(value, unit)].filter(Boolean).join('  ')
          },
        },
      },
    },
  }
}

/** A thin line through all series where the pointer is. */
export function crosshair(palette: Palette): Plugin<'line'> {
  return {
    id: 'crosshair',
    beforeDatasetsDraw(chart) {
      const [active] = chart.tooltip?.getActiveElements() ?? []
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
