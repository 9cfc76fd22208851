import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { restartDelay, superviseChild } from './children'

describe('restartDelay', () => {
  it('grows, and ends after five deaths within a minute', () => {
    expect([1, 2, 3, 4, 5, 6].map(restartDelay)).toEqual([250, 500, 1000, 2000, 4000, undefined])
  })
})

describe('superviseChild', () => {
  it('starts a program again that died, and stops it for good when told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'phantom-child-'))
    const log = join(folder, 'starts')
    // Dies at its first start; the second one says so to us by ending the wait below.
    const program = `
      const fs = require('fs')
      fs.appendFileSync(${JSON.stringify(log)}, process.pid + '\\n')
      if (fs.readFileSync(${JSON.stringify(log)}, 'utf8').trim().split('\\n').length === 1) process.exit(3)
      setInterval(() => {}, 1000)`
    const child = superviseChild(
      { name: 'test', args: ['-e', program], cwd: folder, env: process.env },
      () => {},
    )
    await expect.poll(() => starts(log), { timeout: 10_000 }).toHaveLength(2)
    await child.stop('SIGTERM', 5_000)
    const [, second] = starts(log)
    expect(() => process.kill(Number(second), 0)).toThrow(/ESRCH/)
    rmSync(folder, { recursive: true })
  })
})

function starts(log: string): string[] {
  try {
    return readFileSync(log, 'utf8').trim().split('\n')
  } catch {
    return []
  }
}
