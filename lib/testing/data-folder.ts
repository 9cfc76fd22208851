import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A data folder of the test file's own, which the product uses as well. Call it once, before anything reads the settings. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'phantom-data-'))
  process.env.PHANTOM_DATA_DIR = folder
  afterAll(() => rmSync(folder, { recursive: true }))
  return folder
}
