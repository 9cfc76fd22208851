import 'server-only'
import { can, type Role } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { accessGrantList } from '@/lib/domain/access/schema'
import { suspendCustomers } from '@/lib/domain/customers/bulk'
import { customerList } from '@/lib/domain/customers/schema'
import { revokeGrants } from '@/lib/domain/grants/bulk'
import { kycList } from '@/lib/domain/kyc/schema'
import { assignReviews } from '@/lib/domain/kyc-desk/bulk'
import { cancelQrCodes } from '@/lib/domain/qr/bulk'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { reconcileTransactions } from '@/lib/domain/transactions/bulk'
import { transactionList } from '@/lib/domain/transactions/schema'
import { freezeWallets } from '@/lib/domain/wallets/bulk'
import { walletList } from '@/lib/domain/wallets/schema'
import { NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { ListDefinition } from '@/lib/list/definition'
import type { BulkAction, Target } from './bulk-action'
import type { BulkOffer, RunLook } from './look'

/** An action of a list that takes its arguments as they were frozen. */
type Bound = Omit<BulkAction<unknown>, 'run' | 'refusal' | 'check'> & {
  definition: ListDefinition
  refusal: BulkAction<unknown>['refusal']
  check: (input: unknown) => void
  run: (
    tx: Transaction,
    target: Target,
    frozen: unknown,
    maker: Session,
    request: RequestFacts,
  ) => Promise<unknown>
}

function bound<Input>(definition: ListDefinition, action: BulkAction<Input>): Bound {
  const { input, check, refusal, run } = action
  return {
    ...action,
    definition,
    check: (frozen) => check?.(input.parse(frozen)),
    refusal: (frozen) => refusal(input.parse(frozen)),
    run: (tx, target, frozen, maker, request) => run(tx, target, input.parse(frozen), maker, request),
  }
}

/** What can be done to many rows of a list at once: an action is a line here. */
const ACTIONS: Readonly<Record<string, Bound>> = {
  'access_grants.revoke': bound(accessGrantList, revokeGrants),
  'customers.suspend': bound(customerList, suspendCustomers),
  'kyc.assign': bound(kycList, assignReviews),
  'qr_codes.cancel': bound(qrCodeList, cancelQrCodes),
  'transactions.reconcile': bound(transactionList, reconcileTransactions),
  'wallets.freeze': bound(walletList, freezeWallets),
}

/** @throws NotFoundError an action this version does not know */
export function bulkAction(name: string): Bound {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (!action) throw new NotFoundError('This version of the portal does not know the action.')
  return action
}

/** What a role can do to the rows of a list, as its page offers it. */
export async function bulkOffers(path: string, role: Role): Promise<BulkOffer[]> {
  if (!can(role, 'bulk:create')) return []
  const offered = Object.entries(ACTIONS).filter(
    ([, action]) => action.definition.path === path && can(role, action.permission),
  )
  return Promise.all(
    offered.map(async ([name, action]) => {
      const { verb, done, says, icon, danger, fields } = action
      const asked = typeof fields === 'function' ? await fields() : fields
      return { action: name, verb, done, says, icon, danger, fields: asked }
    }),
  )
}

/** How an action is spoken of on the page of a run, and where the records it was about have their pages. */
export function bulkLook(name: string): RunLook {
  const { definition, verb, done, says, icon, danger } = bulkAction(name)
  return { verb, done, says, icon, danger, path: definition.path, noun: definition.noun }
}
