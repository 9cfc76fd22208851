import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded'
import { stopWithThisProcess } from '@/lib/db/embedded/guard'
import { migrate } from '@/lib/db/migrate'

/** Wallets that the writers of a benchmark move money on. */
export const WALLETS = 2_000

/**
 * Inserts as many transactions as asked, each completed in a transaction of its own, without a client in the way: what
 * is measured is the server alone.
 */
const WRITER = `
  CREATE SEQUENCE bench_references;
  CREATE TABLE bench_wallets AS SELECT row_number() OVER ()::int AS n, id, customer_id FROM wallets;
  CREATE UNIQUE INDEX ON bench_wallets (n);
  CREATE FUNCTION bench_reference() RETURNS text LANGUAGE sql VOLATILE
    AS $$ SELECT 'TXN-20261124-' || lpad(upper(to_hex(nextval('bench_references'))), 8, '0') $$;
  CREATE PROCEDURE bench_write(rounds int) LANGUAGE plpgsql AS $$
  DECLARE
    written uuid;
    wallet int; -- drawn once: in a condition it would be drawn for every row
  BEGIN
    FOR round IN 1..rounds LOOP
      wallet := 1 + floor(random() * ${WALLETS})::int;
      INSERT INTO transactions (reference, direction, type, channel, amount, fee, net_amount, wallet_id, customer_id)
      SELECT bench_reference(), 'credit', 'deposit', 'cash', 101 + round % 900, 1, 100 + round % 900, id, customer_id
        FROM bench_wallets WHERE n = wallet RETURNING id INTO written;
      COMMIT;
      UPDATE transactions SET status = 'completed', completed_at = greatest(now(), created_at),
             balance_before = 0, balance_after = net_amount WHERE id = written;
      COMMIT;
    END LOOP;
  END $$`

/** A bank of its own with the settings the product runs with, and writers; gone afterwards. */
export async function withBench<T>(use: (owner: Pool, database: EmbeddedDatabase) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'phantom-bench-'))
  chmodSync(dataDir, 0o711) // the server may run as another user
  const release = stopWithThisProcess(join(dataDir, 'postgres', 'data'), dataDir)
  const database = await startEmbedded({ dataDir })
  const owner = new Pool({ connectionString: database.ownerUrl, max: 20 })
  owner.on('error', () => {}) // the server stops at the end
  try {
    await migrate(database.ownerUrl)
    await owner.query(
      `INSERT INTO customers (first_name, last_name, phone, date_of_birth)
       SELECT 'Naledi', 'Kgosi', '+2677' || lpad(n::text, 7, '0'), '1990-01-01' FROM generate_series(1, ${WALLETS}) n;
       INSERT INTO wallets (customer_id, daily_limit, monthly_limit) SELECT id, 10000, 30000 FROM customers;
       ${WRITER}`,
    )
    return await use(owner, database)
  } finally {
    await owner.end()
    await database.stop()
    release()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Switches the counting of transactions on or off: the control of these benchmarks. */
export async function countTransactions(owner: Pool, on: boolean): Promise<void> {
  const verb = on ? 'ENABLE' : 'DISABLE'
  await owner.query(
    `ALTER TABLE transactions ${verb} TRIGGER count_new, ${verb} TRIGGER count_changed;
     TRUNCATE stats.transaction_deltas`,
  )
}

/** Seconds that work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
