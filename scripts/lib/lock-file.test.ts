import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lock, type LockHolder, lockHolder, takeLock, withLock } from './lock-file'
import { identify } from './process-identity'

function taken(result: Lock | LockHolder): Lock {
  if (!('release' in result)) throw new Error(`held by ${result.pid}`)
  return result
}

describe('takeLock', () => {
  let folder: string
  let path: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'phantom-lock-'))
    path = join(folder, 'lock')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is held until it is released, and tells others what the holder says', () => {
    const lock = taken(takeLock(path, { url: 'first' }))
    lock.tell({ url: 'http://localhost:8000' })
    expect(takeLock(path)).toEqual({ ...identify(process.pid), facts: { url: 'http://localhost:8000' } })
    lock.release()
    expect(lockHolder(path)).toBeUndefined()
    taken(takeLock(path)).release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is taken over when its holder was killed', async () => {
    const child = spawn('sleep', ['60'])
    const identity = identify(child.pid ?? 0)
    writeFileSync(path, JSON.stringify({ ...identity, facts: {} }))
    expect(lockHolder(path)?.pid).toBe(child.pid)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(lockHolder(path)).toBeUndefined()
    taken(takeLock(path)).release()
  })

  it('is taken over when its holder’s process id belongs to another process now', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'another boot 1', facts: {} }))
    taken(takeLock(path)).release()
  })

  it('is taken over when its file is damaged, as after a full disk', () => {
    writeFileSync(path, '')
    taken(takeLock(path)).release()
  })
})

describe('withLock', () => {
  it('lets one through after the other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'phantom-lock-'))
    const path = join(folder, 'lock')
    const order: string[] = []
    let finishFirst = () => {}
    const first = withLock(
      path,
      () => {},
      () => {
        order.push('first begins')
        return new Promise<void>((resolve) => {
          finishFirst = resolve
        })
      },
    )
    const waiting = () => {
      order.push('second waits')
      finishFirst()
    }
    const second = withLock(path, waiting, async () => void order.push('second begins'))
    await Promise.all([first, second])
    expect(order).toEqual(['first begins', 'second waits', 'second begins'])
    rmSync(folder, { recursive: true })
  })
})
