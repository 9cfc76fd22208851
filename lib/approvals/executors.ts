import 'server-only'
import type { Transaction } from '@/lib/db/transaction'
import { refundTransaction } from '@/lib/domain/refunds/mutations'
import { changeSuspiciousRule } from '@/lib/domain/suspicious/mutations'
import { changeRole, disableUser, enableUser, makeUser } from '@/lib/domain/users/mutations'
import { raiseLimits } from '@/lib/domain/wallet-limits/mutations'
import { unfreezeWallet } from '@/lib/domain/wallets/mutations'
import { NotFoundError } from '@/lib/http/errors'
import type { Decision, Executor } from './executor'
import { type ApprovalAction, policyOf } from './policy'

/** An executor that takes the arguments as they were frozen. */
type Bound = Pick<Executor<unknown>, 'state'> & {
  execute(tx: Transaction, targetId: string, frozen: unknown, decision: Decision): Promise<void>
}

function bound<Input>({ input, state, execute }: Executor<Input>): Bound {
  return {
    state,
    execute: (tx, targetId, frozen, decision) => execute(tx, targetId, input.parse(frozen), decision),
  }
}

/** How each action of the table is carried out, by the entity whose state changes. */
const EXECUTORS: Record<ApprovalAction, Bound> = {
  'wallet.unfreeze': bound(unfreezeWallet),
  'wallet.limits': bound(raiseLimits),
  'transaction.refund': bound(refundTransaction),
  'suspicious.rule': bound(changeSuspiciousRule),
  'user.create': bound(makeUser),
  'user.role': bound(changeRole),
  'user.disable': bound(disableUser),
  'user.enable': bound(enableUser),
}

/** @throws NotFoundError an action this version does not know */
export function executorOf(action: string): Bound {
  if (!policyOf(action)) throw new NotFoundError('This version of the portal does not know the action.')
  return EXECUTORS[action as ApprovalAction]
}
