import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const LINES = 61
const STATES = ['met', 'partly', 'not met']

type Line = { number: number; what: string; state: string; proof: string }

/** The rows of every table of the scorecard. */
const lines: Line[] = readFileSync('docs/security-scorecard.md', 'utf8')
  .split('\n')
  .map((row) => /^\| (\d+) \| (.+?) \| (.+?) \| (.+) \|$/.exec(row))
  .flatMap((found) =>
    found
      ? [{ number: Number(found[1]), what: found[2] ?? '', state: found[3] ?? '', proof: found[4] ?? '' }]
      : [],
  )

/** `file: title` in backticks. */
const proofs = (line: Line) =>
  [...line.proof.matchAll(/`([\w./[\]()-]+\.(?:test|spec)\.ts): ([^`]+)`/g)].map(
    ([, file = '', title = '']) => ({ file, title }),
  )

describe('the security scorecard', () => {
  it('has its 61 lines in order, each with a state', () => {
    expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: LINES }, (_, index) => index + 1))
    for (const { number, state } of lines) expect(STATES, `line ${number}`).toContain(state)
  })

  it('names a proof for each line that is met, and says what is missing for each that is not', () => {
    for (const line of lines) {
      if (line.state !== 'not met')
        expect(proofs(line).length, `line ${line.number} names no test`).toBeGreaterThan(0)
      if (line.state !== 'met') expect(line.proof, `line ${line.number}`).toMatch(/Missing: .{20,}/)
    }
  })

  it.each(lines.flatMap((line) => proofs(line).map((proof) => ({ ...proof, number: line.number }))))(
    'line $number: $file has the test “$title”',
    ({ file, title }) => {
      expect(existsSync(file), `${file} does not exist`).toBe(true)
      const text = readFileSync(file, 'utf8')
      const quoted = [`'${title}'`, `\`${title}\``, `"${title}"`]
      expect(
        quoted.some((name) => text.includes(name)),
        `${file} has no test of that name`,
      ).toBe(true)
    },
  )
})
