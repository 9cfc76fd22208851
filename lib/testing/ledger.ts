import type { Pool } from 'pg'
import { newCustomer, newTransaction, newWallet } from './rows'

type Movement = {
  wallet: string
  at: Date | string
  amount?: number
  direction?: 'credit' | 'debit'
  type?: string
  channel?: string
  counterparty?: string
  /** What the wallet held before; enough for everything when left out. */
  before?: number
  status?: 'completed' | 'failed' | 'pending'
}

/** A wallet of a customer of its own. */
export async function person(on: Pool): Promise<{ wallet: string; customer: string }> {
  const customer = await newCustomer(on)
  return { customer, wallet: await newWallet(on, { customer_id: customer, balance: 0 }) }
}

/** A movement as a foreign writer would insert it; completed unless it says otherwise. */
export function move(
  on: Pool,
  { wallet, at, amount = 100, before = 1_000_000, ...more }: Movement,
): Promise<string> {
  const { direction = 'debit', type = 'merchant_payment', channel = 'wallet', status = 'completed' } = more
  const paid = status === 'completed'
  return newTransaction(on, {
    ...{
      wallet_id: wallet,
      direction,
      type,
      channel,
      status,
      amount,
      fee: 0,
      net_amount: amount,
      created_at: at,
    },
    counterparty_wallet_id: more.counterparty ?? null,
    completed_at: paid ? at : null,
    balance_before: paid ? before : null,
    balance_after: paid ? before + (direction === 'credit' ? amount : -amount) : null,
    failure_code: status === 'failed' ? 'system_error' : null,
  })
}

/** A transfer from one wallet to another, both sides of it. */
export async function transfer(
  on: Pool,
  from: string,
  to: string,
  amount: number,
  at: Date,
): Promise<string[]> {
  const common = { amount, at, type: 'wallet_transfer', channel: 'wallet' }
  return [
    await move(on, { ...common, wallet: from, direction: 'debit', counterparty: to }),
    await move(on, { ...common, wallet: to, direction: 'credit', counterparty: from }),
  ]
}
