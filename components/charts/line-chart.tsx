'use client'

import type { ScriptableContext, ScriptableLineSegmentContext } from 'chart.js'
import { useMemo } from 'react'
import { Line } from 'react-chartjs-2'
import './register'
import { type ChartData, plotted } from './chart-data'
import { cartesianOptions, crosshair } from './options'
import { alpha, usePalette } from './palette'

/** Lines over time; gaps stay gaps, and what is not over yet is dashed. */
export function LineChart({ data, label }: { data: ChartData; label: string }) {
  const palette = usePalette()
  const chart = useMemo(() => {
    const last = data.series.reduce((at, one) => Math.max(at, lastKnown(one.values, one.dashed)), -1)
    const datasets = data.series.map((series) => {
      const colour = series.dashed ? palette.muted : palette.series[series.colour]
      return {
        label: series.name,
        data: plotted(series),
        exact: series.values,
        borderColor: colour,
        borderWidth: series.dashed ? 1.5 : 2,
        borderDash: series.dashed ? [4, 4] : undefined,
        segment: series.dashed
          ? undefined
          : {
              borderDash: ({ p1DataIndex }: ScriptableLineSegmentContext) =>
                data.openEnded && p1DataIndex === last ? [3, 3] : undefined,
            },
        backgroundColor: series.filled
          ? (context: ScriptableContext<'line'>) => shade(context, colour)
          : colour,
        fill: series.filled ? 'origin' : false,
        pointRadius: lonely(series.values) ? 3 : 0,
        pointHoverRadius: 4,
        pointBackgroundColor: colour,
        pointHoverBackgroundColor: colour,
        pointBorderColor: palette.card,
        pointHoverBorderColor: palette.card,
        pointHoverBorderWidth: 2,
        cubicInterpolationMode: 'monotone' as const,
        spanGaps: false,
        order: series.dashed ? 1 : 0,
      }
    })
    return {
      data: { labels: data.labels, datasets },
      options: cartesianOptions(data, palette),
      plugins: [crosshair(palette)],
    }
  }, [data, palette])
  return <Line role="img" aria-label={label} {...chart} />
}

/** The only gradient of the product: under a line, from its colour to nothing. */
function shade({ chart: { ctx, chartArea } }: ScriptableContext<'line'>, colour: string) {
  if (!chartArea) return alpha(colour, 0.1)
  const gradient = ctx.createLinearGradient(0, chartArea.top, 0, chartArea.bottom)
  gradient.addColorStop(0, alpha(colour, 0.2))
  gradient.addColorStop(1, alpha(colour, 0.02))
  return gradient
}

function lastKnown(values: readonly unknown[], skip = false): number {
  return skip ? -1 : values.findLastIndex((value) => value !== null)
}

/** A single value has no line to be seen by. */
function lonely(values: readonly unknown[]): boolean {
  return values.filter((value) => value !== null).length === 1
}
