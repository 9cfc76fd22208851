import 'server-only'
import type { z } from 'zod'
import type { AuditObject } from '@/lib/audit/actions'
import type { Permission } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { BulkField, BulkLook } from './look'

/** One record of a run: the state that the plan was made on is what the mutation must still find. */
export type Target = { id: string; seen: string }

/**
 * An action of a single record, as one that can be done to many. The fragments are over the table `t` and the joins of
 * the list.
 */
export type BulkAction<Input> = BulkLook & {
  permission: Permission
  object: AuditObject
  /** How it is asked: known beforehand, or read when the list is shown. */
  fields: readonly BulkField[] | (() => Promise<readonly BulkField[]>)
  /** What is asked once for all of them. */
  input: z.ZodType<Input>
  /** @throws RuleError the bank's rules refuse it for all of them */
  check?: (input: Input) => void
  /** What a record is called. */
  label: Prisma.Sql
  /** Its state as far as the action depends on it, as text. */
  seen: Prisma.Sql
  /** Why a record is left out, in a sentence; NULL where it is not. */
  refusal: (input: Input) => Prisma.Sql
  /** The mutation of one record, which writes its row of the trail. It throws as for a form. */
  run: (
    tx: Transaction,
    target: Target,
    input: Input,
    maker: Session,
    request: RequestFacts,
  ) => Promise<unknown>
}
