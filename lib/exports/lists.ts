import 'server-only'
import { can, grantOf, type Permission } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { WholeList } from '@/lib/db/whole-list'
import { allAccessGrants } from '@/lib/domain/access/data'
import { allAlerts } from '@/lib/domain/alerts/data'
import { allApprovals } from '@/lib/domain/approvals/data'
import { allAuditEvents } from '@/lib/domain/audit/data'
import { allCustomers } from '@/lib/domain/customers/data'
import { allEftPayments } from '@/lib/domain/eft/data'
import { allDifferences } from '@/lib/domain/integrity/data'
import { allKycRecords } from '@/lib/domain/kyc/data'
import { allMerchants } from '@/lib/domain/merchants/data'
import { allQrCodes } from '@/lib/domain/qr/data'
import { allSessions } from '@/lib/domain/sessions/data'
import { allCases } from '@/lib/domain/suspicious/data'
import { allTransactions } from '@/lib/domain/transactions/data'
import { allUsers } from '@/lib/domain/users/data'
import { allWallets } from '@/lib/domain/wallets/data'
import { ForbiddenError } from '@/lib/http/errors'
import type { ExportName } from './names'

type Listed = { permission: Permission; rows: (session: Session) => WholeList }

/** Every list whose rows can leave in a file, with who may see it and what of it they may see. */
const LISTS: Record<ExportName, Listed> = {
  customers: { permission: 'customers:read', rows: () => allCustomers },
  merchants: { permission: 'merchants:read', rows: () => allMerchants },
  access_grants: { permission: 'customers:read', rows: () => allAccessGrants },
  wallets: { permission: 'wallets:read', rows: () => allWallets },
  transactions: { permission: 'transactions:read', rows: () => allTransactions },
  qr_codes: { permission: 'qr:read', rows: () => allQrCodes },
  eft_payments: { permission: 'eft:read', rows: () => allEftPayments },
  kyc: { permission: 'kyc:read', rows: () => allKycRecords },
  suspicious: { permission: 'suspicious:read', rows: () => allCases },
  balance_integrity: { permission: 'integrity:read', rows: () => allDifferences },
  alerts: { permission: 'alerts:read', rows: () => allAlerts },
  approvals: { permission: 'approvals:read', rows: ({ user }) => allApprovals(user) },
  users: { permission: 'users:read', rows: () => allUsers },
  sessions: { permission: 'sessions:read', rows: allSessions },
  audit: {
    permission: 'audit:read',
    rows: ({ user }) => allAuditEvents(grantOf(user.role, 'audit:read') === 'yes' ? null : user),
  },
}

/**
 * All rows of a list that this person may see.
 * @throws ForbiddenError they may not see the list
 */
export function listFor(name: ExportName, session: Session): WholeList {
  const { permission, rows } = LISTS[name]
  if (!can(session.user.role, permission)) throw new ForbiddenError('Your role does not show you this list.')
  return rows(session)
}

/** Whether personal data may leave unmasked: for those who may reveal it without giving a reason each time. */
export const mayTakeWhole = ({ user }: Session): boolean => grantOf(user.role, 'customers:reveal') === 'yes'
