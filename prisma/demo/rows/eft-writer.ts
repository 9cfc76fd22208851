import type { Entry } from '../ledger/entry'
import type { BinaryRows } from './binary-rows'
import type { Source } from './entry-writer'
import { writeId } from './ids'
import { code } from './references'
import { bankOf } from './wording'

const reasons: Record<string, string> = {
  bank_declined: 'The sending bank declined.',
  network_timeout: 'No answer from the sending bank.',
  wallet_frozen: 'The wallet is frozen.',
  wallet_closed: 'The wallet is closed.',
}

/** Each EFT top-up is a payment from an account at another bank. */
export class EftWriter {
  private readonly id = Buffer.alloc(16)

  constructor(
    private readonly source: Source,
    private readonly rows: BinaryRows,
  ) {}

  received(entry: Entry, transaction: Buffer): void {
    const { plan, random, seed } = this.source
    const { seq, w, amount, at, latency, failure } = entry
    const state = stateOf(entry)
    const born = at - latency
    const isDone = state === 'completed' || state === 'refunded'
    const row = this.rows
    row.row()
    row.uuid(writeId(this.id, born, random, seq, 380))
    row.uuid(plan.ids, w * 16)
    row.uuid(plan.walletIds, w * 16)
    row.money(amount)
    row.label(bankOf(entry, random))
    row.text(`****${String(random.pick(w, 383, 10_000)).padStart(4, '0')}`)
    row.text(`EFT-${code(seq, seed)}`)
    row.label(state)
    row.label(
      state === 'failed' ? (reasons[failure ?? ''] ?? 'The payment could not be matched.') : undefined,
    )
    row.uuid(transaction)
    row.time(born)
    row.time(state === 'pending' || state === 'cancelled' ? undefined : at - Math.floor(latency * 0.7))
    row.time(isDone ? at : undefined)
  }
}

function stateOf({ status, after, failure }: Entry): string {
  if (after !== undefined) return 'completed'
  if (status === 'cancelled' || status === 'expired') return 'cancelled'
  return failure === 'invalid_account' ? 'refunded' : status
}
