/**
 * Who may do what: the one table every guard reads. Pure, so that pages, tests and the browser can use it.
 * A permission a role does not list is refused.
 */
export const ROLES = ['superadmin', 'operations', 'compliance', 'support', 'auditor'] as const

export type Role = (typeof ROLES)[number]

/** `with-reason`: only with a stated reason, which is audited. `own`: only the person's own records. */
export type Grant = 'yes' | 'with-reason' | 'own'

type Row = Readonly<Partial<Record<Role, Grant>>>

const yes = (...roles: Role[]): Row => Object.fromEntries(roles.map((role) => [role, 'yes' as const]))
const everyone = yes(...ROLES)

const TABLE = {
  'dashboard:read': everyone,
  'monitoring:read': everyone,
  'customers:read': everyone,
  'customers:reveal': { ...yes('superadmin', 'operations', 'compliance'), support: 'with-reason' },
  'merchants:read': everyone,
  'merchants:approve': yes('superadmin', 'operations'),
  'merchants:suspend': yes('superadmin', 'operations'),
  'merchants:credentials': yes('superadmin', 'operations'),
  'wallets:read': everyone,
  'wallets:freeze': yes('superadmin', 'operations', 'compliance'),
  // Two persons: `make` asks, `check` decides, and the database refuses a checker who is the maker.
  'wallets:unfreeze:make': yes('superadmin', 'operations'),
  'wallets:unfreeze:check': yes('superadmin', 'operations', 'compliance'),
  'wallets:limits:make': yes('superadmin', 'operations'),
  'wallets:limits:check': yes('superadmin', 'operations', 'compliance'),
  'transactions:read': everyone,
  'qr:read': everyone,
  'eft:read': everyone,
  'kyc:read': everyone,
  'kyc:claim': yes('superadmin', 'compliance'),
  // A high-risk record needs two different people who hold this.
  'kyc:decide': yes('superadmin', 'compliance'),
  'approvals:read': everyone,
  'suspicious:read': yes('superadmin', 'operations', 'compliance', 'auditor'),
  'suspicious:triage': yes('superadmin', 'compliance'),
  'alerts:read': yes('superadmin', 'operations', 'compliance', 'auditor'),
  'alerts:acknowledge': yes('superadmin', 'operations', 'compliance'),
  'alerts:silence': yes('superadmin', 'operations'),
  'exports:create': yes('superadmin', 'operations', 'compliance', 'auditor'),
  'audit:read': { ...yes('superadmin', 'auditor'), operations: 'own', compliance: 'own', support: 'own' },
  'audit:verify': { ...yes('superadmin', 'auditor'), operations: 'own', compliance: 'own', support: 'own' },
  'users:read': yes('superadmin', 'auditor'),
  'users:make': yes('superadmin'),
  'users:check': yes('superadmin'),
  'sessions:read': { ...yes('superadmin', 'auditor'), operations: 'own', compliance: 'own', support: 'own' },
  'sessions:end': {
    ...yes('superadmin'),
    operations: 'own',
    compliance: 'own',
    support: 'own',
    auditor: 'own',
  },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof TABLE

export const PERMISSIONS = Object.keys(TABLE) as Permission[]

/** How a role holds a permission, or null when it does not hold it at all. */
export function grantOf(role: Role, permission: Permission): Grant | null {
  const row: Row | undefined = Object.hasOwn(TABLE, permission) ? TABLE[permission] : undefined
  return (row && Object.hasOwn(row, role) && row[role]) || null
}

/** Whether the role holds the permission in any form; ask `grantOf` where the form matters. */
export function can(role: Role, permission: Permission): boolean {
  return grantOf(role, permission) !== null
}
