import fc from 'fast-check'

/** Statements as core banking, an operator or a batch might send them: rows of `place` in `of` parts of a table. */
type Part = { of: number; place: number }

const some = ({ of, place }: Part) => `abs(hashtext(id::text)) % ${of} = ${place % of}`
const code = `upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 8))`
const digits = `lpad((random() * 999999999)::bigint::text, 9, '0')`
/** Up to 40 days back, also before an hour, a day and a month began. */
const past = `now() - random() ^ 3 * interval '40 days'`

const customers = (count: number) => `
  INSERT INTO customers (first_name, last_name, phone, date_of_birth, created_at)
  SELECT 'Neo', 'Kgosi', '+2677' || ${digits}, '1990-01-01', ${past} FROM generate_series(1, ${count})
  ON CONFLICT DO NOTHING`

const wallets = `
  INSERT INTO wallets (customer_id, balance, daily_limit, monthly_limit)
  SELECT id, (random() * 500)::numeric(18,2), 10000, 30000 FROM customers c
  WHERE NOT EXISTS (SELECT FROM wallets w WHERE w.customer_id = c.id) LIMIT 5 ON CONFLICT DO NOTHING`

const transactions = (count: number, type: string, completed: boolean) => `
  INSERT INTO transactions (reference, direction, type, channel, status, amount, fee, net_amount, wallet_id, customer_id,
                            balance_before, balance_after, created_at, completed_at)
  SELECT 'TXN-20261124-' || ${code}, 'credit', '${type}', 'cash', '${completed ? 'completed' : 'pending'}', amount, 0.5, amount - 0.5,
         w.id, w.customer_id, ${completed ? '10, 10 + amount - 0.5' : 'NULL, NULL'}, at, ${completed ? "at + random() ^ 4 * interval '2 days'" : 'NULL'}
  FROM (SELECT id, customer_id FROM wallets LIMIT ${count}) w,
       LATERAL (SELECT (0.51 + random() ^ 5 * 60000 + 0 * hashtext(w.id::text))::numeric(18,2) AS amount, ${past} AS at) t`

const move = (part: Part, from: string, to: string) => {
  const set =
    to === 'completed' && from !== 'disputed'
      ? ', completed_at = greatest(now(), created_at), balance_before = 1, balance_after = 1 + net_amount'
      : to === 'failed'
        ? `, failure_code = (ARRAY['system_error', 'insufficient_funds'])[1 + abs(hashtext(id::text)) % 2]::transaction_failure_code`
        : ''
  return `UPDATE transactions SET status = '${to}'${set} WHERE status = '${from}' AND ${some(part)}`
}

const part = fc.record({ of: fc.integer({ min: 1, max: 6 }), place: fc.nat({ max: 5 }) })
const type = fc.constantFrom('deposit', 'eft_topup', 'topup', 'refund')
const count = fc.integer({ min: 1, max: 12 })
const fixed = (...sql: string[]) => fc.constantFrom(...sql)
const change = (sql: (some: string) => string) => part.map((where) => sql(some(where)))

const steps = fc.constantFrom(
  ...[
    ['pending', 'processing'],
    ['pending', 'completed'],
    ['pending', 'failed'],
    ['processing', 'completed'],
    ['processing', 'on_hold'],
    ['on_hold', 'cancelled'],
    ['completed', 'disputed'],
    ['disputed', 'completed'],
    ['completed', 'refunded'],
  ],
)

/** One statement. Some are refused, by a rule of the bank or a deadlock: that ends their transaction. */
const statement = fc.oneof(
  { weight: 2, arbitrary: count.map(customers) },
  { weight: 2, arbitrary: fc.constant(wallets) },
  {
    weight: 6,
    arbitrary: fc.tuple(count, type, fc.boolean()).map((arguments_) => transactions(...arguments_)),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(part, steps).map(([where, [from = '', to = '']]) => move(where, from, to)),
  },
  {
    weight: 1,
    arbitrary: change((where) => `UPDATE transactions SET is_reconciled = NOT is_reconciled WHERE ${where}`),
  },
  {
    weight: 2,
    arbitrary: fixed(
      `INSERT INTO merchants (business_name, registration_number, settlement_account, contact_email, contact_phone)
       SELECT 'Shop', 'BW' || ${digits}, ${digits}, 's@example.com', '+26771234567' FROM generate_series(1, 3) ON CONFLICT DO NOTHING`,
      `UPDATE merchants SET status = 'active' WHERE status = 'pending'`,
      `INSERT INTO qr_codes (merchant_id, amount, reference, token, created_at, expires_at)
       SELECT id, 5, 'Till', ${code} || ${code}, at, at + interval '15 minutes'
       FROM (SELECT id, ${past} AS at FROM merchants LIMIT 4) m`,
      `UPDATE qr_codes SET status = 'expired' WHERE status = 'active' AND expires_at < now()`,
      `UPDATE qr_codes SET scans = scans + 1, scanned_at = coalesce(scanned_at, created_at + interval '1 minute') WHERE status = 'active'`,
    ),
  },
  {
    weight: 2,
    arbitrary: fixed(
      `INSERT INTO eft_payments (customer_id, wallet_id, amount, bank, account_number_masked, reference)
       SELECT customer_id, id, 250, 'absa', '****1234', ${code} FROM wallets LIMIT 5`,
      `UPDATE eft_payments SET status = 'processing', processed_at = greatest(now(), created_at) WHERE status = 'pending'`,
      `UPDATE eft_payments SET status = 'completed', completed_at = greatest(now(), processed_at) + interval '61 s' WHERE status = 'processing'`,
      `UPDATE eft_payments SET status = 'failed' WHERE status = 'pending'`,
      `UPDATE eft_payments SET status = 'refunded' WHERE status = 'completed'`,
    ),
  },
  {
    weight: 2,
    arbitrary: fixed(
      `INSERT INTO kyc_records (customer_id, level, risk_score, first_name, last_name, date_of_birth, nationality, phone,
                                document_type, document_number, address_line, town)
       SELECT id, 'basic', 10, first_name, last_name, date_of_birth, 'BW', phone, 'id_card', '123456789', 'Plot 1', 'Maun'
       FROM customers LIMIT 6 ON CONFLICT DO NOTHING`,
      `UPDATE kyc_records SET status = 'in_progress', review_started_at = now() WHERE status = 'pending'`,
      `UPDATE kyc_records SET status = 'rejected', reason_code = 'incomplete', decided_at = now() + interval '1 h',
         decided_by = (SELECT id FROM admin_users LIMIT 1) WHERE status = 'in_progress'`,
    ),
  },
  {
    weight: 1,
    arbitrary: change(
      (where) => `UPDATE customers SET status = 'suspended' WHERE status = 'active' AND ${where}`,
    ),
  },
  {
    weight: 1,
    arbitrary: change((where) => `UPDATE customers SET is_verified = NOT is_verified WHERE ${where}`),
  },
  {
    weight: 2,
    arbitrary: change(
      (where) =>
        `UPDATE wallets SET balance = balance + 0.01, tier = 'verified', kyc_state = 'verified' WHERE ${where}`,
    ),
  },
)

/** What a connection does: transactions of some statements, and how each ends. */
export const foreignWriter = fc.array(
  fc.record({
    statements: fc.array(statement, { minLength: 1, maxLength: 4 }),
    end: fc.constantFrom('commit', 'commit', 'commit', 'rollback', 'kill'),
  }),
  { minLength: 1, maxLength: 6 },
)

export type ForeignWriter = typeof foreignWriter extends fc.Arbitrary<infer T> ? T : never
