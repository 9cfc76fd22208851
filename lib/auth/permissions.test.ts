import { expect, it } from 'vitest'
import { can, grantOf, PERMISSIONS, type Permission, ROLES, type Role } from './permissions'

/** The table of the security design: s o c a u = superadmin, operations, compliance, support, auditor. */
const LETTERS: Record<string, Role> = {
  s: 'superadmin',
  o: 'operations',
  c: 'compliance',
  u: 'support',
  a: 'auditor',
}
const EXPECTED: Record<Permission, string> = {
  'dashboard:read': 'socua',
  'monitoring:read': 'socua',
  'customers:read': 'socua',
  'customers:reveal': 'socu',
  'merchants:read': 'socua',
  'merchants:approve': 'so',
  'merchants:suspend': 'so',
  'merchants:credentials': 'so',
  'wallets:read': 'socua',
  'wallets:freeze': 'soc',
  'wallets:unfreeze:make': 'so',
  'wallets:unfreeze:check': 'soc',
  'wallets:limits:make': 'so',
  'wallets:limits:check': 'soc',
  'transactions:read': 'socua',
  'qr:read': 'socua',
  'eft:read': 'socua',
  'kyc:read': 'socua',
  'kyc:claim': 'sc',
  'kyc:decide': 'sc',
  'approvals:read': 'socua',
  'suspicious:read': 'soca',
  'suspicious:triage': 'sc',
  'alerts:read': 'soca',
  'alerts:acknowledge': 'soc',
  'alerts:silence': 'so',
  'exports:create': 'soca',
  'audit:read': 'socua',
  'audit:verify': 'socua',
  'users:read': 'sa',
  'users:make': 's',
  'users:check': 's',
  'sessions:read': 'socua',
  'sessions:end': 'socua',
}

it('every role holds exactly what the design gives it', () => {
  for (const permission of PERMISSIONS) {
    const holders = [...EXPECTED[permission]].map((letter) => LETTERS[letter]).sort()
    expect([permission, ROLES.filter((role) => can(role, permission)).sort()]).toEqual([permission, holders])
  }
})

it('conditions are part of the grant', () => {
  expect(grantOf('support', 'customers:reveal')).toBe('with-reason')
  expect(grantOf('support', 'audit:read')).toBe('own')
  expect(grantOf('auditor', 'audit:read')).toBe('yes')
})

it('refuses what it does not know, inherited names too', () => {
  for (const unknown of ['toString', '__proto__', 'constructor', 'wallets:burn']) {
    expect(can('superadmin', unknown as Permission)).toBe(false)
    expect(can(unknown as Role, 'dashboard:read')).toBe(false)
  }
})
