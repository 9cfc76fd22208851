import { z } from 'zod'
import { instant, integer, lastFour, money } from '@/lib/list/fields'

/** A transaction in a list. */
export const transactionRow = z.object({
  id: z.string(),
  reference: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  merchant: z.string().nullable(),
  type: z.string(),
  channel: z.string(),
  direction: z.string(),
  status: z.string(),
  amount: money,
  fee: money,
  isReconciled: z.boolean(),
  createdAt: instant,
})

export const transactionDetail = transactionRow.extend({
  walletId: z.string(),
  merchantId: z.string().nullable(),
  netAmount: money,
  balanceBefore: money.nullable(),
  balanceAfter: money.nullable(),
  externalReference: z.string().nullable(),
  description: z.string(),
  failureCode: z.string().nullable(),
  failureReason: z.string().nullable(),
  completedAt: instant.nullable(),
  counterpartyWalletId: z.string().nullable(),
  counterpartyId: z.string().nullable(),
  counterparty: z.string().nullable(),
  qrCodeId: z.string().nullable(),
  qrReference: z.string().nullable(),
  eftPaymentId: z.string().nullable(),
  eftReference: z.string().nullable(),
  /** What a refund gives back. */
  refundOfId: z.string().nullable(),
  refundOfReference: z.string().nullable(),
  /** The other wallet's movement of the same transfer. */
  mirrorId: z.string().nullable(),
  mirrorReference: z.string().nullable(),
})

/** What did not simply go through, with what its story needs. */
export const trouble = transactionRow.extend({
  netAmount: money,
  failureCode: z.string().nullable(),
  counterparty: z.string().nullable(),
})

/** The other side of a transfer. */
export const otherSide = transactionRow.extend({
  walletId: z.string(),
  netAmount: money,
  balanceBefore: money.nullable(),
  balanceAfter: money.nullable(),
})

/** A status that the transaction entered. */
export const transactionEvent = z.object({
  id: integer,
  fromStatus: z.string().nullable(),
  toStatus: z.string(),
  actor: z.string(),
  /** Why, where who did it said so. */
  reason: z.string().nullable(),
  createdAt: instant,
})

export type TransactionRow = z.infer<typeof transactionRow>
export type TransactionDetail = z.infer<typeof transactionDetail>
export type TransactionEvent = z.infer<typeof transactionEvent>
export type Trouble = z.infer<typeof trouble>
export type OtherSide = z.infer<typeof otherSide>
