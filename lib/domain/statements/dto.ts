import { z } from 'zod'
import { instant, lastFour, money } from '@/lib/list/fields'

export const holder = z.object({
  walletId: z.string(),
  customerId: z.string(),
  customer: z.string(),
  phone: lastFour,
  currency: z.string(),
  balance: money,
  status: z.string(),
})

/** A movement that was posted, with the balance that it left. */
export const movement = z.object({
  id: z.string(),
  reference: z.string(),
  type: z.string(),
  channel: z.string(),
  direction: z.enum(['credit', 'debit']),
  status: z.string(),
  amount: money,
  fee: money,
  net: money,
  before: money,
  after: money,
  counterparty: z.string().nullable(),
  at: instant,
})

export type Holder = z.infer<typeof holder>
export type Movement = z.infer<typeof movement>

/** A place at which the balances do not follow from one another. */
export type Break = { at: string; reference: string | null; expected: string; found: string }

export type Statement = Holder & {
  /** Names this copy: it is in the trail. */
  id: string
  from: string
  to: string
  opening: string
  closing: string
  credits: string
  debits: string
  fees: string
  movements: Movement[]
  /** There are more than fit: the totals are those of all. */
  cut: boolean
  breaks: Break[]
  madeBy: string
  madeAt: string
}
