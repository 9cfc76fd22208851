'use client'

import type { ScriptableLineSegmentContext } from 'chart.js'
import { useMemo } from 'react'
import { Line } from 'react-chartjs-2'
import { readout } from './readout'
import './register'
import { area } from './area'
import { type ChartData, plotted } from './chart-data'
import { cartesianOptions, crosshair } from './options'
import { usePalette } from './palette'

type Props = { data: ChartData; label: string; onPick?: (at: number) => void }

/** Lines over time; gaps stay gaps, and what is not over yet is dashed. */
export function LineChart({ data, label, onPick }: Props) {
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
        backgroundColor: colour,
        filled: series.filled ? colour : undefined,
        pointRadius: lonely(series.values) ? 3 : 0,
        pointHoverRadius: 4,
        pointBackgroundColor: colour,
        pointHoverBackgroundColor: colour,
        pointBorderColor: palette.card,
        pointHoverBorderColor: palette.card,
        pointHoverBorderWidth: 2,
        cubicInterpolationMode: 'monotone' as const,
        spanGaps: false,
        // A line along the edge is drawn in its whole width.
        clip: 4,
        order: series.dashed ? 1 : 0,
      }
    })
    return {
      data: { labels: data.labels, datasets },
      options: cartesianOptions(data, palette, { onPick }),
      plugins: [area, crosshair(palette), readout(palette, data.unit)],
    }
  }, [data, palette, onPick])
  return <Line role="img" aria-label={label} {...chart} />
}

function lastKnown(values: readonly unknown[], skip = false): number {
  return skip ? -1 : values.findLastIndex((value) => value !== null)
}

/** A single value has no line to be seen by. */
function lonely(values: readonly unknown[]): boolean {
  return values.filter((value) => value !== null).length === 1
}
