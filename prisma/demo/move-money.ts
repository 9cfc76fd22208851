import type { Client } from 'pg'
import { closedAccounts } from './ledger/endings'
import { Ledger } from './ledger/ledger'
import { openWork, sentToClosed } from './ledger/open-work'
import { People } from './ledger/people'
import type { Plan } from './ledger/plan'
import { plantedEntries } from './ledger/planted'
import { Timeline } from './ledger/timeline'
import { Wallets } from './ledger/wallets'
import { Random } from './random'
import { copyInto, TableCopy } from './rows/copy-table'
import { columns, EntryWriter, type Tables } from './rows/entry-writer'
import { code, DatePrefixes } from './rows/references'

type Options = {
  ownerUrl: string
  seed: number
  /** A prime beyond every size, so that multiplying by it permutes. */
  step: number
  transactions: number
  inFlight: number
  timeZone: string
  now: number
}

const tableNames = ['transactions', 'transaction_events', 'qr_codes', 'eft_payments'] as const
const batch = 500 // events between two looks at the streams

/**
 * Posts the ledger and writes what it makes into transactions, their events, QR codes and EFT payments, each over a
 * connection of its own.
 * @returns how many rows were written, and `stageEnds`, which leaves a session the table `ends`: what became of each wallet
 */
export async function moveMoney(
  client: Client,
  plan: Plan,
  options: Options,
  onProgress: (share: number, rows: number) => void,
): Promise<{ rows: number; stageEnds: (session: Client) => Promise<void> }> {
  const { seed, now, transactions, inFlight } = options
  const random = new Random(seed)
  const planted = await plantedEntries(client)
  const prefixes = new DatePrefixes(options.timeZone)
  const wallets = new Wallets(plan)
  const last = plan.hours.at(-1)?.last ?? 0
  const people = new People(plan, random, wallets, options.step, seed, Math.max(30, Math.round(last / 400)))
  const copies: TableCopy[] = []
  try {
    for (const name of tableNames)
      copies.push(await TableCopy.open(options.ownerUrl, name, columns[name].split(' ')))
    const tables = Object.fromEntries(tableNames.map((name, at) => [name, copies[at]?.rows])) as Tables
    const writer = new EntryWriter({ plan, random, seed, now, prefixes }, tables)
    const rows = () => copies.reduce((sum, copy) => sum + copy.rows.rows, 0)
    const ledger = new Ledger(
      plan,
      random,
      wallets,
      people,
      now,
      (created, seq) => prefixes.of(created) + code(seq, seed),
      (entry) => writer.write(entry),
    )
    const timeline = new Timeline(plan, random)
    for (let slot = timeline.next(); slot; slot = timeline.next()) {
      ledger.post(slot)
      if (slot.n % batch) continue
      for (const copy of copies) await copy.room()
      if (slot.n % 20_000 < batch) onProgress(slot.n / last, rows())
    }
    const closed = closedAccounts(plan, wallets, random, now)
    const bank = { plan, random, wallets, people, closed, now }
    const refused = sentToClosed(bank, ledger.seq + 1, Math.max(3, Math.round(transactions * 0.0001)))
    let seq = ledger.seq + 1 + refused.length
    const open = openWork(bank, seq, transactions - planted.length - ledger.seq - refused.length)
    seq += open.length
    for (const entry of [...refused, ...open]) writer.write(entry)
    for (const entry of planted)
      writer.write({
        ...entry,
        seq: entry.seq + seq,
        ...(entry.pair !== undefined && { pair: entry.pair + seq }),
      })
    writer.codesOnScreens(4 + Math.round(inFlight / 8))
    for (const copy of copies) await copy.commit()
    return { rows: rows(), stageEnds: (session) => stageEnds(session, wallets, closed) }
  } catch (error) {
    await Promise.all(copies.map((copy) => copy.abort()))
    throw error
  }
}

async function stageEnds(
  session: Client,
  wallets: Wallets,
  closed: ReadonlyMap<number, number>,
): Promise<void> {
  await session.query('CREATE TEMP TABLE ends (w int, balance bigint, last_ms bigint, closed_ms bigint)')
  await copyInto(session, 'ends', 4, (rows) => {
    for (let w = 1; w < wallets.balance.length; w++) {
      rows.row()
      rows.integer(w)
      rows.bigint(wallets.holds(w))
      rows.bigint(wallets.lastAt[w] ?? 0)
      rows.bigint(closed.get(w) ?? 0)
    }
  })
}
