import { describe, expect, it } from 'vitest'
import { isInstalled } from './installed.mjs'
import { nodeVersionProblem } from './node-version.mjs'

const machine = { platform: 'linux', arch: 'x64' }
const wanted = { version: '1.0.0', integrity: 'sha512-a' }
const forMac = { ...wanted, optional: true, os: ['darwin'], cpu: ['arm64'] }
const lock = { packages: { '': {}, 'node_modules/a': wanted, 'node_modules/mac': forMac } }

describe('isInstalled', () => {
  it('trusts the record npm leaves behind when it has finished', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': wanted } }, machine)).toBe(true)
  })

  it.each([
    ['npm never finished', undefined],
    ['a package is missing', { packages: {} }],
    ['a version differs', { packages: { 'node_modules/a': { ...wanted, version: '1.0.1' } } }],
    ['the contents differ', { packages: { 'node_modules/a': { ...wanted, integrity: 'sha512-b' } } }],
    [
      'it comes from another platform',
      { packages: { 'node_modules/a': wanted, 'node_modules/mac': forMac } },
    ],
  ])('installs again when %s', (_, record) => {
    expect(isInstalled(lock, record, machine)).toBe(false)
  })
})

describe('nodeVersionProblem', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.12.0', 'v24.0.0', 'v25.1.0'])('accepts %s', (version) => {
    expect(nodeVersionProblem(version)).toBe('')
  })

  it.each(['v12.22.12', 'v18.20.8', 'v20.18.3', 'v21.7.3', 'v22.11.0', 'v23.5.0'])(
    'refuses %s',
    (version) => {
      expect(nodeVersionProblem(version)).toMatch(/^Node\.js [\d.]+ cannot run this: install .+\.$/)
    },
  )
})
