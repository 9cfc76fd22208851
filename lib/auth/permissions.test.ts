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
  'search:use': 'socua',
  'customers:read': 'socua',
  'customers:reveal': 'socu',
  'customers:suspend': 'soc',
  'access:manage': 'so',
  'customers:tag': 'socu',
  'notes:read': 'socua',
  'notes:write': 'socu',
  'merchants:read': 'socua',
  'merchants:approve': 'so',
  'merchants:suspend': 'so',
  'merchants:close': 'so',
  'merchants:credentials': 'so',
  'wallets:read': 'socua',
  'wallets:statement': 'socua',
  'wallets:freeze': 'socu',
  'wallets:unfreeze:make': 'so',
  'wallets:unfreeze:check': 'soc',
  'wallets:limits:make': 'so',
  'wallets:limits:check': 'soc',
  'transactions:read': 'socua',
  'transactions:hold': 'soc',
  'transactions:dispute': 'socu',
  'transactions:settle': 'soc',
  'transactions:reconcile': 'so',
  'transactions:refund': 'so',
  'transactions:refund:check': 'soc',
  'qr:read': 'socua',
  'qr:cancel': 'so',
  'eft:read': 'socua',
  'eft:manage': 'so',
  'kyc:read': 'socua',
  'kyc:claim': 'sc',
  'kyc:decide': 'sc',
  'approvals:read': 'socua',
  'approvals:decide': 'soc',
  'approvals:withdraw': 'soc',
  'suspicious:read': 'soca',
  'suspicious:triage': 'sc',
  'suspicious:rules:make': 'sc',
  'suspicious:rules:check': 'sc',
  'integrity:read': 'soca',
  'alerts:read': 'soca',
  'alerts:acknowledge': 'soc',
  'alerts:silence': 'so',
  'displays:read': 'soa',
  'displays:manage': 'so',
  'bulk:create': 'soc',
  'bulk:read': 'soca',
  'views:manage': 'socua',
  'views:share': 'soc',
  'exports:create': 'soca',
  'exports:read': 'soca',
  'audit:read': 'socua',
  'audit:verify': 'socua',
  'users:read': 'sa',
  'users:make': 's',
  'users:check': 's',
  'account:manage': 'socua',
  'threats:read': 'sa',
  'threats:unlock': 's',
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
  expect(grantOf('support', 'wallets:freeze')).toBe('lost-device')
  expect(grantOf('support', 'audit:read')).toBe('own')
  expect(grantOf('auditor', 'audit:read')).toBe('yes')
})

it('refuses what it does not know, inherited names too', () => {
  for (const unknown of ['toString', '__proto__', 'constructor', 'wallets:burn']) {
    expect(can('superadmin', unknown as Permission)).toBe(false)
    expect(can(unknown as Role, 'dashboard:read')).toBe(false)
  }
})
