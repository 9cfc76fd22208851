import { can, type Permission, type Role } from '@/lib/auth/permissions'

/** Who may ask for an action, decide it and know of it, and what it is about. */
export type ApprovalPolicy = {
  target: 'wallet' | 'transaction' | 'admin_user' | 'suspicious_rule'
  make: Permission
  check: Permission
  read: Permission
}

const users = { target: 'admin_user', make: 'users:make', check: 'users:check', read: 'users:read' } as const

/**
 * Every action that takes two persons: the one table. How it is carried out stands in `executors.ts`; when a request
 * expires is a setting (APPROVAL_EXPIRY_HOURS).
 */
const TABLE = {
  'wallet.unfreeze': {
    target: 'wallet',
    make: 'wallets:unfreeze:make',
    check: 'wallets:unfreeze:check',
    read: 'wallets:read',
  },
  'wallet.limits': {
    target: 'wallet',
    make: 'wallets:limits:make',
    check: 'wallets:limits:check',
    read: 'wallets:read',
  },
  'transaction.refund': {
    target: 'transaction',
    make: 'transactions:refund',
    check: 'transactions:refund:check',
    read: 'transactions:read',
  },
  'suspicious.rule': {
    target: 'suspicious_rule',
    make: 'suspicious:rules:make',
    check: 'suspicious:rules:check',
    read: 'suspicious:read',
  },
  'user.create': users,
  'user.role': users,
  'user.disable': users,
  'user.enable': users,
} as const satisfies Record<string, ApprovalPolicy>

export type ApprovalAction = keyof typeof TABLE

export const APPROVALS: Readonly<Record<ApprovalAction, ApprovalPolicy>> = TABLE

export const APPROVAL_ACTIONS = Object.keys(APPROVALS) as ApprovalAction[]

/** The policy of an action by its name in the database; null for one this version does not know. */
export function policyOf(action: string): ApprovalPolicy | null {
  return Object.hasOwn(APPROVALS, action) ? APPROVALS[action as ApprovalAction] : null
}

/** The actions whose requests a role may ask for, decide or know of. */
export function actionsFor(role: Role, what: 'make' | 'check' | 'read'): ApprovalAction[] {
  return APPROVAL_ACTIONS.filter((action) => can(role, APPROVALS[action][what]))
}
