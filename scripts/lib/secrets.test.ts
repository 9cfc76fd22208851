import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOrCreateSecret, secretPath } from './secrets'

describe('readOrCreateSecret', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'phantom-secrets-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('makes each secret once, for the owner only', () => {
    const session = readOrCreateSecret(folder, 'SESSION_SECRET')
    expect(readOrCreateSecret(folder, 'SESSION_SECRET')).toBe(session)
    expect(readOrCreateSecret(folder, 'METRICS_TOKEN')).not.toBe(session)
    expect(statSync(secretPath(folder, 'SESSION_SECRET')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700)
  })

  it('never goes on with a damaged one', () => {
    writeFileSync(secretPath(folder, 'METRICS_TOKEN'), 'abc')
    expect(() => readOrCreateSecret(folder, 'METRICS_TOKEN')).toThrow(/is damaged: delete it/)
  })
})
