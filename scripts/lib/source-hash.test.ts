import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHash } from './source-hash'

describe('buildHash', () => {
  let root: string
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'phantom-hash-'))
    write('app/page.tsx', 'one')
    write('lib/env.ts', 'two')
    write('package.json', '{}')
  })
  afterAll(() => rmSync(root, { recursive: true }))

  it('stays the same when nothing the build reads changed', () => {
    const before = buildHash(root)
    write('lib/env.test.ts', 'a test')
    write('lib/db/generated/client.ts', 'generated')
    write('scripts/start.mjs', 'a script')
    write('app/page.tsx', 'one')
    expect(buildHash(root)).toBe(before)
  })

  it.each([
    ['a page changed', 'app/page.tsx', 'changed'],
    ['a file is new', 'app/new/page.tsx', ''],
    ['the proxy appeared', 'proxy.ts', ''],
    ['a package changed', 'package-lock.json', '{}'],
    ['the schema changed', 'prisma/schema/wallet.prisma', 'model'],
  ])('changes when %s', (_, path, text) => {
    const before = buildHash(root)
    write(path, text)
    expect(buildHash(root)).not.toBe(before)
  })
})
