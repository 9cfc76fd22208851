import type { Pool, PoolClient } from 'pg'
import { expectedEvents } from './day-curve'

export type Simulation = {
  now: Date
  /** Uniform in [0, 1). */
  random: () => number
  tickSeconds: number
  timeZone: string
  signal?: AbortSignal
}

const most = 40 // units of work in one tick, however large the bank

/**
 * One tick of the demo bank's life: settles what is under way, then begins new work. Each unit is one transaction with
 * a legal change of status, so a kill between any two statements leaves a consistent bank.
 * @returns how many units were written; 0 in a bank that is no demo
 */
export async function simulate(pool: Pool, simulation: Simulation): Promise<number> {
  const { rows } = await pool.query<{ is_demo: boolean; per_day: string | null }>(
    `SELECT is_demo, (SELECT count(*) FROM (SELECT FROM transactions WHERE created_at > $1::timestamptz - interval '24 hours' LIMIT 100000) t) AS per_day
       FROM bank`,
    [simulation.now],
  )
  const [bank] = rows
  if (!bank?.is_demo) return 0
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      hourCycle: 'h23',
      timeZone: simulation.timeZone,
    }).format(simulation.now),
  )
  const expected = Math.max(
    0.2,
    expectedEvents(Math.max(500, Number(bank.per_day)), hour, simulation.tickSeconds),
  )
  const begun = Math.min(most, Math.floor(expected) + (simulation.random() < expected % 1 ? 1 : 0))
  let done = await settle(pool, simulation)
  for (let unit = 0; unit < begun && !simulation.signal?.aborted; unit++) {
    await inTransaction(pool, (client) => begin(client, simulation))
    done++
  }
  return done
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query("BEGIN; SET LOCAL statement_timeout = '5s'; SET LOCAL phantom.actor = 'core-banking'")
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

// The people of the planted cases keep their wallets as they are: prisma/demo/planted-cases.ts.
const planted = `'Rampa', 'Mosu', 'Lekgowa', 'Nthebolang', 'Setilo', 'Mogorosi', 'Pule', 'Tsheko', 'Kgwadi'`

/** What was requested some seconds ago is posted: the wallet is locked, so its balance and the row agree. */
async function settle(pool: Pool, { now, signal }: Simulation): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT t.id FROM transactions t JOIN customers c ON c.id = t.customer_id
      WHERE t.status IN ('pending', 'processing') AND t.type <> 'wallet_transfer' AND t.created_at < $1::timestamptz - interval '8 seconds'
        AND c.last_name NOT IN (${planted}) AND (t.type <> 'eft_topup' OR t.created_at < $1::timestamptz - interval '10 minutes')
      ORDER BY t.created_at LIMIT ${most}`,
    [now],
  )
  let done = 0
  for (const { id } of rows) {
    if (signal?.aborted) break
    await inTransaction(pool, (client) => post(client, id))
    done++
  }
  return done
}

async function post(client: PoolClient, id: string): Promise<void> {
  const { rows } = await client.query<{ enough: boolean; type: string; open: boolean; wallet_id: string }>(
    `SELECT t.type, t.wallet_id, w.status = 'active' AS open, t.direction = 'credit' OR w.balance >= t.net_amount AS enough
       FROM transactions t JOIN wallets w ON w.id = t.wallet_id
      WHERE t.id = $1 AND t.status IN ('pending', 'processing') FOR UPDATE`,
    [id],
  )
  const [row] = rows
  if (!row) return
  if (row.type === 'eft_topup') {
    await client.query(
      `UPDATE eft_payments SET status = 'processing', processed_at = clock_timestamp() WHERE transaction_id = $1 AND status = 'pending'`,
      [id],
    )
  }
  if (row.open && row.enough) {
    await client.query(
      `WITH moved AS (
         UPDATE wallets w SET balance = w.balance + CASE t.direction WHEN 'credit' THEN t.net_amount ELSE -t.net_amount END
           FROM transactions t WHERE t.id = $1 AND w.id = t.wallet_id RETURNING w.balance)
       UPDATE transactions t SET status = 'completed', completed_at = greatest(clock_timestamp(), t.created_at), balance_after = moved.balance,
              balance_before = moved.balance - CASE t.direction WHEN 'credit' THEN t.net_amount ELSE -t.net_amount END
         FROM moved WHERE t.id = $1`,
      [id],
    )
    await client.query(
      `UPDATE eft_payments SET status = 'completed', completed_at = clock_timestamp() WHERE transaction_id = $1 AND status = 'processing'`,
      [id],
    )
  } else {
    await client.query(
      `UPDATE transactions SET status = 'failed', failure_code = $2::transaction_failure_code, failure_reason = $3 WHERE id = $1`,
      [
        id,
        row.open ? 'insufficient_funds' : 'wallet_frozen',
        row.open ? 'The balance does not cover amount and fee.' : 'The wallet is frozen or closed.',
      ],
    )
    await client.query(
      `UPDATE eft_payments SET status = 'failed', failure_reason = 'The wallet is frozen.' WHERE transaction_id = $1 AND status = 'processing'`,
      [id],
    )
  }
  await client.query(
    `UPDATE qr_codes q SET status = 'used', transaction_id = t.id FROM transactions t
      WHERE t.id = $1 AND t.status = 'completed' AND q.status = 'active' AND q.reference = t.external_reference AND q.customer_id = t.customer_id`,
    [id],
  )
}

/** Kinds with PaySim's shares; a QR payment comes with its code, an EFT top-up with its payment. */
const kinds = [
  {
    upTo: 0.3,
    type: 'cashout',
    channel: 'cash',
    direction: 'debit',
    mean: 1200,
    fee: 12,
    what: 'Cash out at agent',
  },
  {
    upTo: 0.37,
    type: 'withdrawal',
    channel: 'bank_transfer',
    direction: 'debit',
    mean: 1200,
    fee: 5,
    what: 'Withdrawal to bank account',
  },
  {
    upTo: 0.58,
    type: 'qr_payment',
    channel: 'qr_code',
    direction: 'debit',
    mean: 120,
    fee: 0,
    what: 'QR payment',
  },
  {
    upTo: 0.72,
    type: 'merchant_payment',
    channel: 'wallet',
    direction: 'debit',
    mean: 120,
    fee: 0,
    what: 'Payment',
  },
  {
    upTo: 0.86,
    type: 'deposit',
    channel: 'cash',
    direction: 'credit',
    mean: 1900,
    fee: 0,
    what: 'Cash deposit at agent',
  },
  {
    upTo: 0.92,
    type: 'topup',
    channel: 'mobile_money',
    direction: 'credit',
    mean: 1900,
    fee: 0,
    what: 'Top-up by mobile money',
  },
  {
    upTo: 1,
    type: 'eft_topup',
    channel: 'eft',
    direction: 'credit',
    mean: 1900,
    fee: 0,
    what: 'EFT from FNB',
  },
] as const

async function begin(client: PoolClient, { now, random, timeZone }: Simulation): Promise<void> {
  const luck = random()
  if (luck < 0.02) return submitKyc(client, random)
  const draw = random()
  const kind = kinds.find(({ upTo }) => draw < upTo) ?? kinds[0]
  const amount = Math.max(5, Math.round((kind.mean * -Math.log(1 - random()) * 0.9) / 5) * 5)
  const code = Math.floor(random() * 4294967296)
    .toString(16)
    .toUpperCase()
    .padStart(8, '0')
  const atMerchant = kind.type === 'qr_payment' || kind.type === 'merchant_payment'
  // A random id of version 7 lands anywhere in the customers' index: the next one is as good as random.
  const { rows } = await client.query<{
    id: string
    customer_id: string
    wallet_id: string
    merchant_id: string | null
  }>(
    `INSERT INTO transactions (reference, direction, type, channel, amount, fee, net_amount, wallet_id, customer_id, merchant_id, external_reference, description, created_at)
     SELECT 'TXN-' || to_char($2::timestamptz AT TIME ZONE $3::text, 'YYYYMMDD') || '-' || $4::text, $5::transaction_direction, $6::transaction_type, $7::transaction_channel, $8::numeric, $9::numeric,
            CASE $5::transaction_direction WHEN 'credit' THEN $8::numeric - $9::numeric ELSE $8::numeric + $9::numeric END, w.id, w.customer_id, m.id,
            CASE $6::transaction_type WHEN 'qr_payment' THEN 'QR-' || $4 WHEN 'eft_topup' THEN 'EFT-' || $4 END, $10::text || coalesce(' to ' || m.business_name, ''), $2::timestamptz
       FROM (SELECT w.* FROM wallets w JOIN customers c ON c.id = w.customer_id
              WHERE w.opened_at >= (SELECT min(opened_at) + (max(opened_at) - min(opened_at)) * $1::float8 FROM wallets) AND w.status = 'active'
                AND c.last_name NOT IN (${planted}) AND ($5::transaction_direction = 'credit' OR w.balance >= $8::numeric + $9::numeric)
              ORDER BY w.opened_at LIMIT 1) w
       LEFT JOIN LATERAL (SELECT id, business_name FROM merchants WHERE status = 'active' AND $11::boolean
                           AND created_at < $2::timestamptz ORDER BY md5(id::text || $4) LIMIT 1) m ON true
      WHERE NOT $11::boolean OR m.id IS NOT NULL
     ON CONFLICT DO NOTHING RETURNING id, customer_id, wallet_id, merchant_id`,
    [
      random() * 0.98,
      now,
      timeZone,
      code,
      kind.direction,
      kind.type,
      kind.channel,
      amount,
      kind.fee,
      kind.what,
      atMerchant,
    ],
  )
  const [made] = rows
  if (!made) return
  if (kind.type === 'qr_payment') {
    await client.query(
      `INSERT INTO qr_codes (merchant_id, amount, reference, token, scans, customer_id, created_at, expires_at, scanned_at)
       VALUES ($1, $2, 'QR-' || $3::text, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 1, $4, $5::timestamptz - interval '40 seconds',
               $5::timestamptz + interval '14 minutes', $5::timestamptz - interval '1 second')`,
      [made.merchant_id, amount, code, made.customer_id, now],
    )
  } else if (kind.type === 'eft_topup') {
    await client.query(
      `INSERT INTO eft_payments (customer_id, wallet_id, amount, bank, account_number_masked, reference, transaction_id, created_at)
       VALUES ($1, $2, $3, 'fnb', '****' || lpad($4::text, 4, '0'), 'EFT-' || $5::text, $6, $7)`,
      [made.customer_id, made.wallet_id, amount, String(Math.floor(random() * 10_000)), code, made.id, now],
    )
  }
}

/** A customer without any KYC record sends a first one, which stays for the staff to review. */
async function submitKyc(client: PoolClient, random: () => number): Promise<void> {
  await client.query(
    `WITH chosen AS (
       SELECT c.*, w.id AS wallet FROM customers c JOIN wallets w ON w.customer_id = c.id
        WHERE w.kyc_state = 'not_started' AND c.status = 'active' AND c.last_name NOT IN (${planted})
          AND NOT EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = c.id) LIMIT 1),
     sent AS (
       INSERT INTO kyc_records (customer_id, level, risk_score, first_name, last_name, date_of_birth, nationality, phone, document_type, document_number, address_line, town)
       SELECT id, 'basic', $1, first_name, last_name, date_of_birth, nationality, phone, CASE nationality WHEN 'BW' THEN 'id_card' ELSE 'passport' END::kyc_document_type,
              coalesce(identity_number, '000000000'), 'Plot 1204, Block 8', 'Gaborone' FROM chosen RETURNING customer_id)
     UPDATE wallets SET kyc_state = 'pending' WHERE customer_id IN (SELECT customer_id FROM sent)`,
    [Math.floor(random() * 60)],
  )
}
