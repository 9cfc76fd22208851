/**
 * Who may do what: the one table every guard reads. Pure, so that pages, tests and the browser can use it.
 * A permission a role does not list is refused.
 */
export const ROLES = ['superadmin', 'operations', 'compliance', 'support', 'auditor'] as const

export type Role = (typeof ROLES)[number]

/**
 * `with-reason`: only with a stated reason, which is audited. `own`: only the person's own records. `lost-device`: only
 * what goes out, for a lost or stolen phone.
 */
export type Grant = 'yes' | 'with-reason' | 'own' | 'lost-device'

type Row = Readonly<Partial<Record<Role, Grant>>>

const yes = (...roles: Role[]): Row => Object.fromEntries(roles.map((role) => [role, 'yes' as const]))
const everyone = yes(...ROLES)

const TABLE = {
  'dashboard:read': everyone,
  'monitoring:read': everyone,
  'search:use': everyone,
  'customers:read': everyone,
  'customers:reveal': { ...yes('superadmin', 'operations', 'compliance'), support: 'with-reason' },
  'customers:suspend': yes('superadmin', 'operations', 'compliance'),
  'access:manage': yes('superadmin', 'operations'),
  'customers:tag': yes('superadmin', 'operations', 'compliance', 'support'),
  'notes:read': everyone,
  'notes:write': yes('superadmin', 'operations', 'compliance', 'support'),
  'merchants:read': everyone,
  'merchants:approve': yes('superadmin', 'operations'),
  'merchants:suspend': yes('superadmin', 'operations'),
  'merchants:close': yes('superadmin', 'operations'),
  'merchants:credentials': yes('superadmin', 'operations'),
  'wallets:read': everyone,
  'wallets:statement': everyone,
  'wallets:freeze': { ...yes('superadmin', 'operations', 'compliance'), support: 'lost-device' },
  // Two persons: `make` asks, `check` decides, and the database refuses a checker who is the maker.
  'wallets:unfreeze:make': yes('superadmin', 'operations'),
  'wallets:unfreeze:check': yes('superadmin', 'operations', 'compliance'),
  'wallets:limits:make': yes('superadmin', 'operations'),
  'wallets:limits:check': yes('superadmin', 'operations', 'compliance'),
  'transactions:read': everyone,
  'transactions:hold': yes('superadmin', 'operations', 'compliance'),
  'transactions:dispute': yes('superadmin', 'operations', 'compliance', 'support'),
  'transactions:settle': yes('superadmin', 'operations', 'compliance'),
  'transactions:reconcile': yes('superadmin', 'operations'),
  // Small refunds are given by one person; above a configured amount `check` decides.
  'transactions:refund': yes('superadmin', 'operations'),
  'transactions:refund:check': yes('superadmin', 'operations', 'compliance'),
  'qr:read': everyone,
  'qr:cancel': yes('superadmin', 'operations'),
  'eft:read': everyone,
  'eft:manage': yes('superadmin', 'operations'),
  'kyc:read': everyone,
  'kyc:claim': yes('superadmin', 'compliance'),
  // A high-risk record needs two different people who hold this.
  'kyc:decide': yes('superadmin', 'compliance'),
  // What of them is shown, decided and withdrawn follows from the permissions of the action that was asked for.
  'approvals:read': everyone,
  'approvals:decide': yes('superadmin', 'operations', 'compliance'),
  'approvals:withdraw': yes('superadmin', 'operations', 'compliance'),
  'suspicious:read': yes('superadmin', 'operations', 'compliance', 'auditor'),
  'suspicious:triage': yes('superadmin', 'compliance'),
  'suspicious:rules:make': yes('superadmin', 'compliance'),
  'suspicious:rules:check': yes('superadmin', 'compliance'),
  'integrity:read': yes('superadmin', 'operations', 'compliance', 'auditor'),
  'alerts:read': yes('superadmin', 'operations', 'compliance', 'auditor'),
  'alerts:acknowledge': yes('superadmin', 'operations', 'compliance'),
  'alerts:silence': yes('superadmin', 'operations'),
  'displays:read': yes('superadmin', 'operations', 'auditor'),
  'displays:manage': yes('superadmin', 'operations'),
  // What a bulk action does needs the permission of the action as well.
  'bulk:create': yes('superadmin', 'operations', 'compliance'),
  'bulk:read': { ...yes('superadmin', 'auditor'), operations: 'own', compliance: 'own' },
  // Everybody has views of their own; a shared one is seen by all who may read its list.
  'views:manage': everyone,
  'views:share': yes('superadmin', 'operations', 'compliance'),
  'exports:create': yes('superadmin', 'operations', 'compliance', 'auditor'),
  'exports:read': { ...yes('superadmin', 'auditor'), operations: 'own', compliance: 'own' },
  'audit:read': { ...yes('superadmin', 'auditor'), operations: 'own', compliance: 'own', support: 'own' },
  'audit:verify': { ...yes('superadmin', 'auditor'), operations: 'own', compliance: 'own', support: 'own' },
  'users:read': yes('superadmin', 'auditor'),
  'users:make': yes('superadmin'),
  'users:check': yes('superadmin'),
  // Everybody's own account: password, second factor, devices, sessions.
  'account:manage': everyone,
  'threats:read': yes('superadmin', 'auditor'),
  'threats:unlock': yes('superadmin'),
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
