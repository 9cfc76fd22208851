'use client'

import { useMemo } from 'react'
import { Bar } from 'react-chartjs-2'
import { readout } from './readout'
import './register'
import { type ChartData, plotted } from './chart-data'
import { cartesianOptions } from './options'
import { usePalette } from './palette'

/** Bars by category; `horizontal` when the names are long. */
export function BarChart({
  data,
  label,
  horizontal,
  onPick,
}: {
  data: ChartData
  label: string
  horizontal?: boolean
  onPick?: (at: number) => void
}) {
  const palette = usePalette()
  const chart = useMemo(
    () => ({
      data: {
        labels: data.labels,
        datasets: data.series.map((series) => ({
          label: series.name,
          data: plotted(series),
          exact: series.values,
          backgroundColor: palette.series[series.colour],
          hoverBackgroundColor: palette.series[series.colour],
          borderRadius: 4,
          borderSkipped: 'start' as const,
          maxBarThickness: horizontal ? 14 : 30,
          // A category with a value must not vanish beside a large one.
          minBarLength: 2,
        })),
      },
      plugins: [readout(palette, data.unit)],
      options: cartesianOptions(data, palette, { horizontal, onPick }),
    }),
    [data, palette, horizontal, onPick],
  )
  return <Bar role="img" aria-label={label} {...chart} />
}
