import type { Client } from 'pg'

/** What is decided before anything moves. Customers are numbered from 1; amounts are thebe, times milliseconds. */
export type Plan = {
  customers: number
  /** Customer and wallet ids, 16 bytes each, one after the other by number. Planted people follow the ordinary ones. */
  ids: Buffer
  walletIds: Buffer
  dailyLimit: Float64Array
  monthlyLimit: Float64Array
  /** 0 never, 1 debits, 2 everything. */
  freeze: Uint8Array
  frozenFrom: Float64Array
  frozenTo: Float64Array
  /** Whether the account may be closed when it ends empty and quiet. */
  closable: Uint8Array
  hours: Hour[]
  merchants: Map<number, Merchant>
  /** The numbers of the merchants that are paid, by rank. */
  paid: number[]
  towns: string[]
}

export type Merchant = { id: Buffer; name: string }

/** An hour of the bank's days: its events are numbered `first + 1` … `last`, spread over `width` from `start`. */
export type Hour = {
  start: number
  width: number
  first: number
  last: number
  day: number
  month: number
  payday: boolean
  /** How many customers take part in it. */
  customers: number
}

const recordSize = 16 + 16 + 8 + 8 + 1 + 8 + 8 + 1
const slice = 50_000

/** Reads the plan from the staging tables of the session. */
export async function readPlan(client: Client, planted: number): Promise<Plan> {
  const [{ n: ordinary } = { n: 0 }] = await list<{ n: number }>(
    client,
    'SELECT count(*)::int AS n FROM plan',
  )
  const numbers = () => new Float64Array(ordinary + planted + 1)
  const plan: Plan = {
    customers: ordinary,
    ids: Buffer.alloc(16 * (ordinary + planted + 1)),
    walletIds: Buffer.alloc(16 * (ordinary + planted + 1)),
    dailyLimit: numbers(),
    monthlyLimit: numbers(),
    freeze: new Uint8Array(ordinary + planted + 1),
    frozenFrom: numbers(),
    frozenTo: numbers(),
    closable: new Uint8Array(ordinary + planted + 1),
    hours: await list<Hour>(
      client,
      `SELECT start_ms::float8 AS start, width_ms::float8 AS width, first_event::float8 AS first, last_event::float8 AS last,
              day - date '2000-01-01' AS day, (extract(year FROM day) * 12 + extract(month FROM day))::int AS month, payday, customers
         FROM hours ORDER BY h`,
    ),
    merchants: new Map(),
    paid: (await list<{ m: number }>(client, 'SELECT m FROM paid_merchants ORDER BY rank')).map(({ m }) => m),
    towns: (
      await list<{ town: string }>(
        client,
        'SELECT pg_temp.town(i) AS town FROM generate_series(0, 57) AS i ORDER BY i',
      )
    ).map(({ town }) => town),
  }
  const merchants = await list<{ m: number; id: Buffer; name: string }>(
    client,
    'SELECT m, uuid_send(id) AS id, name FROM m',
  )
  for (const { m, id, name } of merchants) plan.merchants.set(m, { id, name })
  for (let from = 1; from <= ordinary; from += slice) readCustomers(plan, from, await packed(client, from))
  const cast = await list<{ w: number; id: Buffer; wallet: Buffer }>(
    client,
    'SELECT w::int AS w, uuid_send(id) AS id, uuid_send(wallet_id) AS wallet FROM cast_list',
  )
  for (const { w, id, wallet } of cast) {
    id.copy(plan.ids, w * 16)
    wallet.copy(plan.walletIds, w * 16)
  }
  return plan
}

async function list<Row extends object>(client: Client, sql: string): Promise<Row[]> {
  return (await client.query<Row>(sql)).rows
}

/** Customers `from` … as records of fixed length in one value: a million rows arrive in a few seconds. */
async function packed(client: Client, from: number): Promise<Buffer> {
  const { rows } = await client.query<{ records: Buffer }>(
    `SELECT string_agg(uuid_send(id) || uuid_send(wallet_id) || int8send(daily_limit) || int8send(monthly_limit)
              || substr(int2send(freeze_direction::int2), 2) || int8send(frozen_ms) || int8send(lifted_ms)
              || substr(int2send((freeze_direction = 0 AND kyc_state <> 'pending')::int::int2), 2), ''::bytea ORDER BY w) AS records
       FROM plan WHERE w BETWEEN $1 AND $2`,
    [from, from + slice - 1],
  )
  return rows[0]?.records ?? Buffer.alloc(0)
}

function readCustomers(plan: Plan, from: number, records: Buffer): void {
  const long = (at: number) => records.readUInt32BE(at) * 4294967296 + records.readUInt32BE(at + 4)
  for (let at = 0, w = from; at < records.length; at += recordSize, w++) {
    records.copy(plan.ids, w * 16, at, at + 16)
    records.copy(plan.walletIds, w * 16, at + 16, at + 32)
    plan.dailyLimit[w] = long(at + 32)
    plan.monthlyLimit[w] = long(at + 40)
    plan.freeze[w] = records[at + 48] ?? 0
    plan.frozenFrom[w] = long(at + 49)
    plan.frozenTo[w] = long(at + 57)
    plan.closable[w] = records[at + 65] ?? 0
  }
}
