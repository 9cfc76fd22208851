'use client'

import { useMemo } from 'react'
import { Doughnut } from 'react-chartjs-2'
import { readout } from './readout'
import './register'
import { type ChartData, plotted, type SeriesColour } from './chart-data'
import { base } from './options'
import { alpha, type Palette, usePalette } from './palette'

type Props = { data: ChartData; label: string; kind: 'parts' | 'rings'; onPick?: (at: number) => void }

/** `parts`: one ring, its labels are the parts of a whole. `rings`: one ring per label, each a ratio of its own full turn. */
export function DoughnutChart({ data, label, kind, onPick }: Props) {
  const palette = usePalette()
  const chart = useMemo(
    () => ({
      data: kind === 'parts' ? parts(data, palette) : rings(data, palette),
      plugins: [readout(palette, data.unit)],
      options: {
        ...base(),
        cutout: kind === 'parts' ? '70%' : '42%',
        ...(kind === 'rings' && { events: [] }),
        ...(onPick && {
          onClick: (_event: unknown, [picked]: { index: number }[]) => picked && onPick(picked.index),
        }),
      },
    }),
    [data, palette, kind, onPick],
  )
  return <Doughnut role="img" aria-label={label} {...chart} />
}

/** The colour of the nth part; legends use the same order. */
export function partColour(at: number): SeriesColour {
  return ((at % 5) + 1) as SeriesColour
}

function parts(data: ChartData, palette: Palette) {
  const [series] = data.series
  const colours = data.labels.map((_, at) => palette.series[partColour(at)])
  return {
    labels: data.labels,
    datasets: [
      {
        data: series ? plotted(series) : [],
        backgroundColor: colours,
        hoverBackgroundColor: colours,
        borderColor: palette.card,
        hoverBorderColor: palette.card,
        borderWidth: 2,
      },
    ],
  }
}

function rings(data: ChartData, palette: Palette) {
  const [series] = data.series
  return {
    labels: data.labels,
    datasets: (series ? plotted(series) : []).map((ratio, at) => ({
      data: ratio === null ? [0, 1] : [Math.min(ratio, 1), Math.max(1 - ratio, 0)],
      backgroundColor: [palette.series[partColour(at)], alpha(palette.track, 1)],
      borderColor: palette.card,
      borderWidth: 3,
    })),
  }
}
