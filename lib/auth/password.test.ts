import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { BusyError } from '@/lib/http/errors'
import { HashQueue } from './hash-queue'
import { generatePassword, hashPassword, verifyPassword } from './password'
import { passwordProblem } from './password-policy'

describe('passwords', () => {
  it('are argon2id hashes with 19 MiB, two passes and one lane', async () => {
    const stored = await hashPassword('correct horse battery')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(stored, 'correct horse battery')).toEqual({ matches: true, outdated: false })
    expect((await verifyPassword(stored, 'correct horse batterx')).matches).toBe(false)
  })

  it('are not cut: the 200th character counts, and any character is welcome', async () => {
    const long = `${'ǎ🔑'.repeat(100)}a`
    const stored = await hashPassword(long)
    expect((await verifyPassword(stored, long)).matches).toBe(true)
    expect((await verifyPassword(stored, `${long.slice(0, -1)}b`)).matches).toBe(false)
  })

  it('match however the keyboard spells an accent', async () => {
    const stored = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9')
    expect((await verifyPassword(stored, 'cafe\u0301 cafe\u0301 cafe\u0301')).matches).toBe(true)
  })

  it('of weaker hashes are recognised as outdated', async () => {
    const weak = await hash('correct horse battery', { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    expect(await verifyPassword(weak, 'correct horse battery')).toEqual({ matches: true, outdated: true })
  })

  it('of nobody never match, not even the empty one', async () => {
    expect((await verifyPassword(null, '')).matches).toBe(false)
    expect((await verifyPassword(null, 'x'.repeat(5000))).matches).toBe(false)
  })

  it('need 15 characters', () => {
    expect(passwordProblem('x'.repeat(14))).toContain('14')
    expect(passwordProblem('kgosi ya metsi!')).toBeNull()
    expect(passwordProblem(generatePassword())).toBeNull()
  })
})

describe('HashQueue', () => {
  it('runs two, lets the next ones wait in order, refuses the rest, and recovers', async () => {
    const queue = new HashQueue(2, 2)
    const started: number[] = []
    const ends: (() => void)[] = []
    const task = (id: number) => () => {
      started.push(id)
      return new Promise<void>((resolve) => ends.push(resolve))
    }
    const all = [1, 2, 3, 4].map((id) => queue.run(task(id)))
    expect(started).toEqual([1, 2])
    await expect(queue.run(task(5))).rejects.toThrow(BusyError)
    ends[0]?.()
    await all[0]
    expect(started).toEqual([1, 2, 3])
    ends[1]?.()
    await all[1]
    for (const end of ends) end()
    await all[2]
    for (const end of ends) end()
    await Promise.all(all)
    expect(started).toEqual([1, 2, 3, 4])
    await expect(queue.run(async () => 'free again')).resolves.toBe('free again')
  })

  it('goes on after a task that failed', async () => {
    const queue = new HashQueue(1, 1)
    const failed = queue.run(async () => Promise.reject(new Error('no')))
    const next = queue.run(async () => 'done')
    await expect(failed).rejects.toThrow('no')
    await expect(next).resolves.toBe('done')
  })
})
