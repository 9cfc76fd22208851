import type { Entry, Status } from '../ledger/entry'
import type { Plan } from '../ledger/plan'
import type { Random } from '../random'
import type { BinaryRows } from './binary-rows'
import { EftWriter } from './eft-writer'
import { writeId } from './ids'
import { QrWriter } from './qr-writer'
import { code, type DatePrefixes } from './references'
import { describe, failureReasons } from './wording'

export type Tables = Record<'transactions' | 'transaction_events' | 'qr_codes' | 'eft_payments', BinaryRows>

export const columns: Record<keyof Tables, string> = {
  transactions:
    'id reference direction type channel status amount fee net_amount wallet_id customer_id counterparty_wallet_id merchant_id balance_before balance_after external_reference description failure_code failure_reason is_reconciled created_at completed_at',
  transaction_events: 'id transaction_id from_status to_status actor created_at',
  qr_codes:
    'id merchant_id amount reference token status scans customer_id transaction_id created_at expires_at scanned_at',
  eft_payments:
    'id customer_id wallet_id amount bank account_number_masked reference status failure_reason transaction_id created_at processed_at completed_at',
}

const reconciledAfter = 172_800_000 // two days
const slow = 20_000

export type Source = { plan: Plan; random: Random; seed: number; now: number; prefixes: DatePrefixes }

/** Turns entries of the ledger into the rows they make in four tables. */
export class EntryWriter {
  private readonly id = Buffer.alloc(16)
  private readonly qr: QrWriter
  private readonly eft: EftWriter

  constructor(
    private readonly source: Source,
    private readonly tables: Tables,
  ) {
    this.qr = new QrWriter(source, tables.qr_codes)
    this.eft = new EftWriter(source, tables.eft_payments)
  }

  write(entry: Entry): void {
    writeId(this.id, entry.at, this.source.random, entry.seq, 270)
    this.transaction(entry)
    this.events(entry)
    if (entry.type === 'qr_payment') this.qr.paid(entry, this.id)
    if (entry.type === 'eft_topup') this.eft.received(entry, this.id)
  }

  codesOnScreens(count: number): void {
    this.qr.shown(count)
  }

  private transaction(entry: Entry): void {
    const { plan, random, seed, now, prefixes } = this.source
    const { seq, w, other, merchant, direction, amount, fee, before, after, at, latency, failure } = entry
    const moved = after !== undefined
    const row = this.tables.transactions
    const maker = merchant === undefined ? undefined : plan.merchants.get(merchant)
    row.row()
    row.uuid(this.id)
    row.text(prefixes.of(at - latency) + code(seq, seed))
    row.label(direction)
    row.label(entry.type)
    row.label(entry.channel)
    row.label(entry.status)
    row.money(amount)
    row.money(fee)
    row.money(direction === 'credit' ? amount - fee : amount + fee)
    row.uuid(plan.walletIds, w * 16)
    row.uuid(plan.ids, w * 16)
    if (other === undefined) row.nothing()
    else row.uuid(plan.walletIds, other * 16)
    if (maker) row.uuid(maker.id)
    else row.nothing()
    row.money(before)
    row.money(after)
    row.text(this.externalReference(entry))
    row.text(describe(entry, plan, random))
    row.label(failure)
    row.label(failure && failureReasons[failure])
    row.boolean(moved && at < now - reconciledAfter && random.uniform(seq, 264) < 0.97)
    row.time(at - latency)
    row.time(moved ? at : undefined)
  }

  private externalReference({ seq, type, channel, refunds, pair }: Entry): string | undefined {
    const { random, seed } = this.source
    if (refunds) return refunds.reference
    if (type === 'wallet_transfer') return `P2P-${code(pair ?? seq, seed)}`
    if (type === 'eft_topup') return `EFT-${code(seq, seed)}`
    if (channel !== 'card' && channel !== 'bank_transfer') return undefined
    return String(random.bits(seq, 265) * 232 + (seq % 232)).padStart(12, '0')
  }

  /** Every status it entered: requested, taken up, ended; and what came of it later. */
  private events({ seq, status, after, at, latency, refundedAt }: Entry): void {
    const { random, now } = this.source
    const isOpen = status === 'pending' || status === 'processing'
    const wasTakenUp =
      status === 'processing' ||
      (latency > slow && !isOpen && status !== 'cancelled' && status !== 'expired' && status !== 'on_hold')
    this.event(seq, 1, undefined, 'pending', at - latency)
    if (wasTakenUp) this.event(seq, 2, 'pending', 'processing', at - Math.floor(latency * 0.7))
    if (isOpen) return
    const ended: Status = after === undefined ? status : 'completed'
    this.event(seq, 3, wasTakenUp ? 'processing' : 'pending', ended, at)
    const officer = 'mpho.letshwiti@phantom.demo'
    if (refundedAt !== undefined) this.event(seq, 4, 'completed', 'refunded', refundedAt, officer)
    if (status === 'disputed') {
      const drawn = at + 3_600_000 + random.pick(seq, 266, 100_000_000)
      this.event(seq, 4, 'completed', 'disputed', Math.min(drawn, Math.floor((at + now) / 2)), officer)
    }
  }

  private event(
    seq: number,
    step: number,
    from: Status | undefined,
    to: Status,
    at: number,
    actor = 'core-banking',
  ) {
    const row = this.tables.transaction_events
    row.row()
    row.bigint(seq * 8 + step)
    row.uuid(this.id)
    row.label(from)
    row.label(to)
    row.label(actor)
    row.time(at)
  }
}
