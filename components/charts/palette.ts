import { useMemo, useSyncExternalStore } from 'react'
import { isDark, onThemeChange } from '@/components/layout/theme'
import type { SeriesColour } from './chart-data'

export type Palette = {
  series: Record<SeriesColour, string>
  card: string
  ink: string
  secondary: string
  muted: string
  grid: string
  line: string
  track: string
  font: string
}

/** The colours of the theme as the canvas needs them, read from the stylesheet and again when it changes. */
export function usePalette(): Palette {
  const dark = useSyncExternalStore(onThemeChange, isDark, () => false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stylesheet answers differently after a switch.
  return useMemo(read, [dark])
}

/** The same colour, so much see-through. */
export function alpha(colour: string, share: number): string {
  if (colour.startsWith('#'))
    return `${colour}${Math.round(share * 255)
      .toString(16)
      .padStart(2, '0')}`
  return colour.replace(/\)$/, ` / ${share})`)
}

function read(): Palette {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(`--color-${name}`).trim()
  return {
    series: {
      1: colour('series-1'),
      2: colour('series-2'),
      3: colour('series-3'),
      4: colour('series-4'),
      5: colour('series-5'),
    },
    card: colour('card'),
    ink: colour('ink'),
    secondary: colour('secondary'),
    muted: colour('muted'),
    grid: colour('grid'),
    line: colour('line-strong'),
    track: colour('track'),
    font: style.fontFamily,
  }
}
