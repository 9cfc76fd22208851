import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { alternate, type Measured } from '../measure'
import { countTransactions, timed, WALLETS } from './bank'

const WRITERS = 16
const ROUNDS = { durable: 60, asynchronous: 150 }
const COPY_ROWS = 40_000

/** What statistics cost those who write transactions, one by one and in bulk. */
export async function writersBenchmarks(owner: Pool): Promise<Measured[]> {
  return [await write(owner, 'durable', 0.72), await write(owner, 'asynchronous', 0.6), await copy(owner)]
}

async function write(owner: Pool, kind: keyof typeof ROUNDS, atLeast: number): Promise<Measured> {
  const rounds = ROUNDS[kind]
  const writer = async () => {
    const client = await owner.connect()
    try {
      await client.query(`SET synchronous_commit = ${kind === 'durable' ? 'on' : 'off'}`)
      await client.query(`CALL bench_write(${rounds})`)
    } finally {
      client.release()
    }
  }
  const rate = async (on: boolean) => {
    await countTransactions(owner, on)
    return (2 * WRITERS * rounds) / (await timed(() => Promise.all(Array.from({ length: WRITERS }, writer))))
  }
  const { ratio, subject, control } = await alternate(
    () => rate(true),
    () => rate(false),
  )
  return {
    title: `${WRITERS} writers, ${kind} commits: transactions inserted and completed, with statistics / without`,
    value: ratio,
    unit: 'ratio',
    bar: { atLeast },
    detail: `${Math.round(subject)} against ${Math.round(control)} commits/s`,
  }
}

async function copy(owner: Pool): Promise<Measured> {
  const { rows: wallets } = await owner.query<{ id: string; customer_id: string }>(
    'SELECT id, customer_id FROM wallets',
  )
  let run = 0
  const rate = async (on: boolean) => {
    await countTransactions(owner, on)
    run += 1
    const lines = Array.from({ length: COPY_ROWS }, (_, row) => {
      const wallet = wallets[row % WALLETS]
      const reference = `${run.toString(36)}${row.toString(36).padStart(6, '0')}`
        .toUpperCase()
        .padStart(8, 'Z')
      return `TXN-20261123-${reference}\tcredit\tdeposit\tcash\tpending\t${1 + (row % 5_000)}\t0\t${1 + (row % 5_000)}\t${wallet?.id}\t${wallet?.customer_id}\n`
    })
    const client = await owner.connect()
    const into = client.query(
      copyFrom(
        `COPY transactions (reference, direction, type, channel, status, amount, fee, net_amount, wallet_id, customer_id) FROM STDIN`,
      ),
    )
    const seconds = await timed(() => pipeline(Readable.from([lines.join('')]), into)).finally(() =>
      client.release(),
    )
    return COPY_ROWS / seconds
  }
  const { ratio, subject, control } = await alternate(
    () => rate(true),
    () => rate(false),
  )
  return {
    title: `COPY of ${COPY_ROWS} transactions with all their indexes, with statistics / without`,
    value: ratio,
    unit: 'ratio',
    bar: { atLeast: 0.9 },
    detail: `${Math.round(subject)} against ${Math.round(control)} rows/s`,
  }
}
