import 'server-only'
import type { z } from 'zod'
import type { AuditActor } from '@/lib/audit/record'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'

/** What would change, in words: `before` is what the maker saw. */
export type Change = { what: string; before: string; after: string }

/** A target as it is now. `version` is equal only while nothing happened that the request is about. */
export type TargetState = {
  version: string
  /** "active", "frozen since …": completes "It is … now." */
  words: string
}

/** In whose name an approved request is carried out. */
export type Decision = {
  approvalId: string
  reason: string
  maker: string
  checker: AuditActor & { id: string }
  request: RequestFacts
}

/** How an action that takes two is asked for and carried out. */
export type Executor<Input> = {
  /** The frozen arguments; parsed again before they are carried out. */
  input: z.ZodType<Input>
  /** The target as it is; `hold` keeps it so until the transaction ends. Null where there is none. */
  state(tx: Transaction, targetId: string, hold: boolean): Promise<TargetState | null>
  /**
   * What would happen, on a target that is held.
   * @throws RuleError the bank's rules refuse it
   */
  plan(tx: Transaction, targetId: string, input: Input): Promise<{ title: string; changes: Change[] }>
  /**
   * Does it, on a target that is held and as the maker saw it, and writes the row of the trail.
   * @throws RuleError the bank's rules refuse it by now
   */
  execute(tx: Transaction, targetId: string, input: Input, decision: Decision): Promise<void>
}
