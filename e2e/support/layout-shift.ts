import { expect, type Page } from 'playwright/test'

interface Moved {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
}

/**
 * Holds that nothing moved by itself since the page was opened; the failure names what moved, from where, to where.
 * 0.002 is a hair's breadth: a line of text that moved by its own height on a phone is 0.003.
 * Source: https://web.dev/articles/cls
 */
export async function expectNothingShifted(page: Page): Promise<void> {
  const shifts = await page.evaluate(
    () =>
      new Promise<{ value: number; moved: string[] }[]>((resolve) => {
        const seen: { value: number; moved: string[] }[] = []
        const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ')
        const name = (node: Node | null) =>
          (node instanceof Element ? node.outerHTML : (node?.textContent ?? 'gone')).slice(0, 160)
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput, sources } = entry as PerformanceEntry & Moved
            if (hadRecentInput) continue
            const moved = sources.map(
              (one) => `${name(one.node)}: ${place(one.previousRect)} → ${place(one.currentRect)}`,
            )
            seen.push({ value, moved })
          }
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(seen)))
      }),
  )
  const sum = shifts.reduce((total, shift) => total + shift.value, 0)
  expect(sum, shifts.map((shift) => `${shift.value}\n  ${shift.moved.join('\n  ')}`).join('\n')).toBeLessThan(
    0.002,
  )
}
