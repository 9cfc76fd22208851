import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const rows = [
  ...readFileSync('docs/time-limits.md', 'utf8').matchAll(/^\| (.+?) \| (\d+) \| .+ \| `(.+?): (\w+)` \|$/gm),
].map(([, wait = '', limit = '', file = '', name = '']) => ({ wait, limit: Number(limit), file, name }))

/** The value of a constant: numbers, products, sums, and other constants of the same file. */
function constant(text: string, name: string): number {
  const [, written] = new RegExp(`const ${name} = ([^\\n/]+)`).exec(text) ?? []
  if (written === undefined) return Number.NaN
  return written
    .split('+')
    .map((term) =>
      term
        .split('*')
        .map((factor) => factor.trim().replaceAll('_', ''))
        .map((factor) => (/^\d+$/.test(factor) ? Number(factor) : constant(text, term.trim())))
        .reduce((product, factor) => product * factor, 1),
    )
    .reduce((sum, term) => sum + term, 0)
}

describe('the page of time limits', () => {
  it('has them', () => {
    expect(rows.length).toBeGreaterThan(20)
  })

  it.each(rows)('$wait: $limit ms, as in $file', ({ limit, file, name }) => {
    expect(constant(readFileSync(file, 'utf8'), name)).toBe(limit)
  })
})
