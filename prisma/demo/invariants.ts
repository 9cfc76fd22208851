/** What holds in every bank: `sql` selects the ids of the records that break it. None, but for the planted case. */
export type Invariant = { name: string; sql: string }

const posted = `status IN ('completed', 'refunded', 'disputed')`

/** Read-only checks over the whole bank, for tests, drills and `npm run doctor`. Each is one pass of a table or a join. */
export const invariants: Invariant[] = [
  {
    name: 'a wallet holds what was left after its last transaction',
    sql: `SELECT w.id FROM wallets w LEFT JOIN (
            SELECT DISTINCT ON (wallet_id) wallet_id, balance_after FROM transactions WHERE ${posted}
             ORDER BY wallet_id, completed_at DESC, id DESC) last ON last.wallet_id = w.id
          WHERE w.balance <> coalesce(last.balance_after, 0)`,
  },
  {
    name: 'a wallet holds the sum of what moved',
    sql: `SELECT w.id FROM wallets w LEFT JOIN (
            SELECT wallet_id, sum(CASE direction WHEN 'credit' THEN net_amount ELSE -net_amount END) AS moved
              FROM transactions WHERE ${posted} GROUP BY wallet_id) t ON t.wallet_id = w.id
          WHERE w.balance <> coalesce(t.moved, 0)`,
  },
  {
    name: 'each transaction begins with the balance the one before left',
    sql: `SELECT wallet_id AS id FROM (
            SELECT wallet_id, balance_before, lag(balance_after, 1, 0.00) OVER (PARTITION BY wallet_id ORDER BY completed_at, id) AS left_over
              FROM transactions WHERE ${posted}) chain
          WHERE balance_before <> left_over`,
  },
  {
    name: 'what one side of a transfer sends the other receives',
    sql: `SELECT d.id FROM transactions d LEFT JOIN transactions c
            ON c.external_reference = d.external_reference AND c.direction = 'credit' AND c.type = 'wallet_transfer'
          WHERE d.type = 'wallet_transfer' AND d.direction = 'debit' AND d.${posted}
            AND (c.id IS NULL OR c.amount <> d.amount OR c.wallet_id <> d.counterparty_wallet_id
                 OR c.counterparty_wallet_id <> d.wallet_id OR c.completed_at <> d.completed_at)`,
  },
  {
    name: 'refunds together never exceed what they give back, and leave it refunded when they reach it',
    sql: `SELECT o.id FROM transactions o JOIN (
            SELECT external_reference, sum(amount) AS given, sum(amount) FILTER (WHERE ${posted}) AS done FROM transactions
             WHERE type = 'refund' AND external_reference IS NOT NULL AND status NOT IN ('failed', 'cancelled', 'expired')
             GROUP BY external_reference) r ON r.external_reference = o.reference
          WHERE r.given > o.amount OR (coalesce(r.done, 0) = o.amount) <> (o.status = 'refunded')`,
  },
  {
    name: 'a reference carries the date of its transaction in the zone of the bank',
    sql: `SELECT id FROM transactions
          WHERE substr(reference, 5, 8) <> to_char(created_at AT TIME ZONE current_setting('phantom.bank_time_zone'), 'YYYYMMDD')`,
  },
  {
    name: 'nothing happens before its customer exists, or in the future',
    sql: `SELECT t.id FROM transactions t JOIN customers c ON c.id = t.customer_id
          WHERE t.created_at < c.created_at OR t.created_at > now() OR t.completed_at > now()`,
  },
  {
    name: 'a verified customer has a valid approval and the tier it gives, nobody else has',
    sql: `SELECT c.id FROM customers c JOIN wallets w ON w.customer_id = c.id LEFT JOIN (
            SELECT customer_id, bool_or(level = 'premium') AS premium FROM kyc_records WHERE status = 'approved' GROUP BY customer_id) k
            ON k.customer_id = c.id
          WHERE c.is_verified <> (k.customer_id IS NOT NULL) OR (w.kyc_state = 'verified') <> c.is_verified
             OR w.tier::text <> CASE WHEN k.customer_id IS NULL THEN 'basic' WHEN k.premium THEN 'premium' ELSE 'verified' END`,
  },
  {
    name: 'a wallet is frozen as its open freezes say',
    sql: `SELECT w.id FROM wallets w LEFT JOIN (
            SELECT wallet_id, bool_or(direction = 'all') AS whole FROM wallet_freezes WHERE lifted_at IS NULL GROUP BY wallet_id) f
            ON f.wallet_id = w.id
          WHERE w.status::text <> CASE WHEN f.whole THEN 'frozen' WHEN f.wallet_id IS NOT NULL THEN 'frozen_debit'
                                       WHEN w.status = 'closed' THEN 'closed' ELSE 'active' END`,
  },
  {
    name: 'the last event of a transaction is its status',
    sql: `SELECT t.id FROM transactions t LEFT JOIN (
            SELECT DISTINCT ON (transaction_id) transaction_id, to_status FROM transaction_events ORDER BY transaction_id, id DESC) e
            ON e.transaction_id = t.id
          WHERE e.to_status IS DISTINCT FROM t.status`,
  },
  {
    name: 'the events of a transaction follow one another legally and in time',
    sql: `SELECT transaction_id AS id FROM (
            SELECT transaction_id, from_status, created_at, row_number() OVER events AS nth, lag(to_status) OVER events AS before_status,
                   lag(created_at) OVER events AS before_at, to_status
              FROM transaction_events WINDOW events AS (PARTITION BY transaction_id ORDER BY id)) e
          LEFT JOIN status_transitions s ON s.entity = 'transactions' AND s.from_status = e.from_status::text AND s.to_status = e.to_status::text
          WHERE CASE WHEN nth = 1 THEN e.from_status IS NOT NULL
                     ELSE e.from_status IS DISTINCT FROM before_status OR s.entity IS NULL OR e.created_at < before_at END`,
  },
  {
    name: 'the last event of a KYC record is its status, and each step is legal',
    sql: `SELECT k.id FROM kyc_records k JOIN (
            SELECT kyc_record_id, from_status, to_status, created_at, lag(to_status) OVER steps AS before_status, lag(created_at) OVER steps AS before_at,
                   lead(to_status) OVER steps IS NULL AS is_last, row_number() OVER steps AS nth
              FROM kyc_events WINDOW steps AS (PARTITION BY kyc_record_id ORDER BY id)) e ON e.kyc_record_id = k.id
          LEFT JOIN status_transitions s ON s.entity = 'kyc_records' AND s.from_status = e.from_status::text AND s.to_status = e.to_status::text
          WHERE (is_last AND e.to_status <> k.status) OR (nth > 1 AND (s.entity IS NULL OR e.from_status <> before_status OR e.created_at < before_at))
          UNION ALL SELECT id FROM kyc_records k WHERE NOT EXISTS (SELECT FROM kyc_events e WHERE e.kyc_record_id = k.id)`,
  },
  {
    name: 'a used QR code and its payment agree',
    sql: `SELECT q.id FROM qr_codes q JOIN transactions t ON t.id = q.transaction_id
          WHERE t.type <> 'qr_payment' OR t.amount <> q.amount OR t.merchant_id <> q.merchant_id OR t.customer_id <> q.customer_id
             OR NOT t.${posted} OR t.created_at < q.scanned_at`,
  },
  {
    name: 'an EFT payment and its transaction agree',
    sql: `SELECT e.id FROM eft_payments e JOIN transactions t ON t.id = e.transaction_id
          WHERE t.type <> 'eft_topup' OR t.amount <> e.amount OR t.wallet_id <> e.wallet_id
             OR (e.status = 'completed' OR (e.status = 'refunded' AND t.status = 'refunded')) <> (t.${posted})
             OR (e.status IN ('pending', 'processing') AND t.status::text NOT IN (e.status::text, 'on_hold'))`,
  },
  {
    name: 'the statistics equal a plain count',
    sql: `SELECT concat_ws(' ', measure, at, a, b, c, bucket) AS id FROM stats.drift`,
  },
]

/** The first of `invariants` (the two about balances) may name this many wallets in a demo bank: the planted one. */
export const balanceInvariants = invariants.slice(0, 2).map(({ name }) => name)
