import type { Plugin } from 'chart.js'
import { formatValue, type Series, type Unit } from './chart-data'
import type { Palette } from './palette'

const LINE = 18
const PAD = 10
const MARK = 8
const GAP = 12

type Known = { label?: string; exact?: Series['values']; data: readonly unknown[] }
type Line = { text: string; colour: string | null }

/**
 * What is under the pointer, in full: the label, then each series with its value. Chart.js brings a tooltip five times
 * this size.
 */
export function readout(palette: Palette, unit: Unit): Plugin {
  return {
    id: 'readout',
    afterDraw(chart) {
      const active = chart.getActiveElements()
      const [first] = active
      if (!first) return
      const { ctx, data, width, height } = chart
      const lines: Line[] = [{ text: String(data.labels?.[first.index] ?? ''), colour: null }]
      for (const { datasetIndex, index, element } of active) {
        const { label, exact, data: drawn } = data.datasets[datasetIndex] as Known
        const value = (exact ?? drawn)[index]
        const known = typeof value === 'number' || typeof value === 'string' ? value : null
        const { backgroundColor } = element.options as { backgroundColor?: unknown }
        lines.push({
          text: [label, formatValue(known, unit)].filter(Boolean).join('  '),
          colour: typeof backgroundColor === 'string' ? backgroundColor : palette.muted,
        })
      }
      ctx.save()
      ctx.font = `500 12px ${palette.font}`
      ctx.textBaseline = 'middle'
      const indent = (colour: string | null) => (colour ? MARK + 6 : 0)
      const wide = Math.max(...lines.map(({ text, colour }) => ctx.measureText(text).width + indent(colour)))
      const box = { width: wide + 2 * PAD, height: lines.length * LINE + 2 * PAD - 4 }
      const { x, y } = first.element.tooltipPosition(true)
      const right = (x ?? 0) + GAP
      const left = right + box.width > width ? Math.max(0, (x ?? 0) - GAP - box.width) : right
      const top = Math.min(Math.max(0, (y ?? 0) - box.height / 2), Math.max(0, height - box.height))
      ctx.fillStyle = palette.card
      ctx.strokeStyle = palette.line
      ctx.beginPath()
      ctx.roundRect(left + 0.5, top + 0.5, box.width, box.height, 8)
      ctx.fill()
      ctx.stroke()
      for (const [at, { text, colour }] of lines.entries()) {
        const middle = top + PAD + at * LINE + LINE / 2 - 2
        if (colour) {
          ctx.fillStyle = colour
          ctx.fillRect(left + PAD, middle - MARK / 2, MARK, MARK)
        }
        ctx.fillStyle = colour ? palette.ink : palette.muted
        ctx.fillText(text, left + PAD + indent(colour), middle)
      }
      ctx.restore()
    },
  }
}
