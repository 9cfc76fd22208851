import type { Entry } from '../ledger/entry'
import type { BinaryRows } from './binary-rows'
import type { Source } from './entry-writer'
import { writeId } from './ids'
import { code } from './references'

const life = 900_000 // a code is valid for a quarter of an hour

type Code = {
  n: number
  merchant: number
  amount: number
  born: number
  scanned?: number
  status?: string
  customer?: number
  transaction?: Buffer
  scans?: number
}

/** The codes behind QR payments. Paid codes are used; others ran out, were cancelled, or are still open. */
export class QrWriter {
  private readonly id = Buffer.alloc(16)
  private readonly token = Buffer.alloc(32)

  constructor(
    private readonly source: Source,
    private readonly rows: BinaryRows,
  ) {}

  /** The code of a payment, and now and then one that nobody paid. */
  paid({ seq, w, merchant, amount, after, at, latency }: Entry, transaction: Buffer): void {
    if (merchant === undefined) return
    const { random, now } = this.source
    const scanned = at - latency - 2000
    this.code({
      n: seq,
      merchant,
      amount,
      born: scanned - 6000 - random.pick(seq, 287, 300_000),
      scanned,
      customer: w,
      scans: random.uniform(seq, 286) < 0.08 ? 2 : 1,
      ...(after !== undefined && { status: 'used', transaction }),
    })
    if (random.uniform(seq, 299) >= 0.38) return
    const born = at - 60_000 - random.pick(seq, 297, 1_200_000)
    const wasScanned = random.uniform(seq, 298) < 0.3
    this.code({
      n: seq + 2_000_000_000,
      merchant,
      amount: 100 + random.pick(seq, 291, 3000) * 5,
      born,
      ...(wasScanned && {
        customer: w,
        scans: 1,
        scanned: Math.min(born + 5000 + random.pick(seq, 296, 120_000), now),
      }),
      ...(random.uniform(seq, 295) < 0.16 && { status: 'cancelled' }),
    })
  }

  /** Codes on screens right now. */
  shown(count: number): void {
    const { plan, random, now } = this.source
    for (let i = 1; i <= count; i++) {
      const merchant = plan.paid[random.pick(i, 317, plan.paid.length)]
      if (merchant === undefined) return
      const amount = 100 + random.pick(i, 311, 4000) * 5
      this.code({ n: 3_000_000_000 + i, merchant, amount, born: now - 5000 - random.pick(i, 316, 840_000) })
    }
  }

  private code({ n, merchant, amount, born, scanned, status, customer, transaction, scans = 0 }: Code): void {
    const { plan, random, seed, now } = this.source
    const seller = plan.merchants.get(merchant)
    if (!seller) return
    const row = this.rows
    row.row()
    row.uuid(writeId(this.id, born, random, n, 280))
    row.uuid(seller.id)
    row.money(amount)
    row.text(`QR-${code(n, seed)}`)
    for (let at = 0; at < 32; at += 4) this.token.writeUInt32BE(random.bits(n, 320 + at), at)
    row.text(this.token.toString('hex'))
    row.label(status ?? (born + life < now ? 'expired' : 'active'))
    row.integer(scans)
    if (customer === undefined) row.nothing()
    else row.uuid(plan.ids, customer * 16)
    if (transaction) row.uuid(transaction)
    else row.nothing()
    row.time(born)
    row.time(born + life)
    row.time(scanned)
  }
}
