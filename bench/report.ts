import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { holds, type Measured } from './measure'

const barText = ({ bar }: Measured) => ('atLeast' in bar ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`)

/** One line of the table. */
export function line(result: Measured): string {
  const value = result.value.toFixed(2).padStart(7)
  const verdict = holds(result) ? 'holds ' : 'MISSED'
  return `${value}  ${barText(result).padEnd(7)} ${verdict}  ${result.title}\n${''.padEnd(26)}${result.detail}`
}

/** Writes all results of a run, with what they ran on, to bench/results (not in git). @returns the file */
export function keep(results: readonly Measured[]): string {
  const folder = resolve(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version }
  const file = join(folder, `${at.replace(/[:.]/g, '-')}.json`)
  const shown = results.map((result) => ({ ...result, holds: holds(result) }))
  writeFileSync(file, `${JSON.stringify({ at, machine, results: shown }, null, 2)}\n`)
  return file
}
