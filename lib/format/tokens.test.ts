import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const [light = '', dark = ''] = [
  css.slice(0, css.indexOf('@layer base')),
  css.slice(css.indexOf('@variant dark')),
]
const SURFACES = ['page', 'sidebar', 'card', 'hover']
const PAIRS = [
  ...['ink', 'secondary', 'muted', 'accent'].flatMap((text) =>
    SURFACES.map((surface) => [text, surface] as const),
  ),
  ...['good', 'warning', 'bad', 'info', 'accent'].flatMap((tone) => [
    [tone, `${tone}-tint`] as const,
    [tone, 'card'] as const,
  ]),
  ['secondary', 'neutral-tint'] as const,
  ['on-accent', 'accent'] as const,
]

for (const [theme, block] of [
  ['light', light],
  ['dark', dark],
] as const) {
  test.each(PAIRS)(`${theme}: %s on %s reaches WCAG AA`, (text, surface) => {
    expect(contrast(luminance(block, text), luminance(block, surface))).toBeGreaterThanOrEqual(4.5)
  })
}

/** Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Relative luminance of an OKLCH token, clipped to sRGB. Source: https://bottosson.github.io/posts/oklab/ */
function luminance(block: string, token: string): number {
  const [, values = ''] = new RegExp(`--color-${token}: oklch\\(([^)]+)\\)`).exec(block) ?? []
  const [lightness = Number.NaN, chroma = 0, hue = 0] = values.split(' ').map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(Math.max(value, 0), 1)
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
