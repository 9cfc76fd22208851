import type { Transaction } from '@/lib/db/transaction'
import { someMerchant } from './choose'
import { between, digits, pick, type Tick } from './context'

/** Nobody of the simulated staff decides about merchants: so many wait at most. */
const MOST_WAITING = 25

/** A business asks to become a merchant: pending until somebody of the staff decides. */
export async function applyAsMerchant(tx: Transaction, tick: Tick): Promise<boolean> {
  if ((await tx.merchant.count({ where: { status: 'pending' }, take: MOST_WAITING })) === MOST_WAITING)
    return false
  const [one, other] = [await someMerchant(tx, tick), await someMerchant(tx, tick)]
  const first = one?.name.split(' ')[0]
  const rest = other?.name.split(' ').slice(1).join(' ')
  if (!first || !rest) return false
  await tx.merchant.create({
    data: {
      businessName: `${first} ${rest}`,
      registrationNumber: `BW${digits(tick, 11)}`,
      settlementAccount: `62${digits(tick, 9)}`,
      contactEmail: `accounts${digits(tick, 5)}@${first.toLowerCase().replace(/[^a-z]/g, '') || 'shop'}.example`,
      contactPhone: `+2673${between(tick, 100_000, 999_999)}`,
      commissionRate: pick(tick, ['0.0100', '0.0150', '0.0200', '0.0250']),
      createdAt: tick.now,
    },
    select: { id: true },
  })
  return true
}
