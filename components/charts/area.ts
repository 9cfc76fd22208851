import type { LineElement, Plugin } from 'chart.js'
import { alpha } from './palette'

/**
 * The only gradient of the product: under a line, from its colour to nothing. Chart.js would bring a whole module that
 * fills between any two lines.
 */
export const area: Plugin<'line'> = {
  id: 'area',
  beforeDatasetDraw({ ctx, chartArea, data }, { index, meta }) {
    const { filled } = (data.datasets[index] ?? {}) as { filled?: string }
    const line = meta.dataset as LineElement | undefined
    if (!filled || !line) return
    const { top, bottom } = chartArea
    line.updateControlPoints(chartArea, 'x') // Chart.js does so when it draws the line, which comes after this
    const gradient = ctx.createLinearGradient(0, top, 0, bottom)
    gradient.addColorStop(0, alpha(filled, 0.2))
    gradient.addColorStop(1, alpha(filled, 0.02))
    ctx.fillStyle = gradient
    for (const segment of line.segments) {
      const [first, last] = [line.points[segment.start], line.points[segment.end % line.points.length]]
      if (!first || !last || first.x === null || last.x === null) continue
      ctx.beginPath()
      line.pathSegment(ctx, segment, { move: true })
      ctx.lineTo(last.x, bottom)
      ctx.lineTo(first.x, bottom)
      ctx.fill()
    }
  },
}
