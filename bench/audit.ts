import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { openSigner, type Signer } from '@/lib/audit/seals/keys'
import { sealPast } from '@/lib/audit/seals/sealing'
import { alternate, type Measured } from './measure'
import { timed, WALLETS } from './statistics/bank'

const WRITERS = 16
const ROUNDS = 300

/** A change of the bank and, when asked, its row of the trail, in one durable transaction. */
const WRITER = `
  CREATE PROCEDURE bench_change(rounds int, writer int, audited boolean) LANGUAGE plpgsql AS $$
  DECLARE
    wallet int; -- drawn once: in a condition it would be drawn for every row
  BEGIN
    FOR round IN 1..rounds LOOP
      wallet := 1 + floor(random() * ${WALLETS})::int;
      INSERT INTO transactions (reference, direction, type, channel, amount, fee, net_amount, wallet_id, customer_id)
      SELECT bench_reference(), 'credit', 'deposit', 'cash', 101, 1, 100, id, customer_id
        FROM bench_wallets WHERE n = wallet;
      IF audited THEN
        INSERT INTO audit_events (actor, actor_role, action, object_type, object_id, before, after, reason, request_id, source_ip, user_agent)
        VALUES ('admin-' || writer || '@example.com', 'operations', 'wallet_frozen', 'wallet', wallet::text, '{"status": "active"}',
                '{"status": "frozen", "direction": "all"}', 'Three reports in one hour', 'r-1', '192.0.2.7', 'a browser');
      END IF;
      COMMIT;
    END LOOP;
  END $$`

/** What the trail costs those who write: the row in their transaction, and the sealer beside them. */
export async function auditBenchmark(owner: Pool): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'phantom-bench-keys-'))
  try {
    await owner.query(WRITER)
    const signer = openSigner({
      signingKey: join(folder, 'key.pem'),
      heads: join(folder, 'heads.jsonl'),
      trustedKeys: join(folder, 'keys'),
    })
    const rate = async (audited: boolean) => {
      const over = new AbortController()
      const sealing = audited ? sealUntil(owner, signer, over.signal) : undefined
      const writer = (n: number) => owner.query('CALL bench_change($1, $2, $3)', [ROUNDS, n, audited])
      const seconds = await timed(() => Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n))))
      over.abort()
      await sealing
      return (WRITERS * ROUNDS) / seconds
    }
    const { ratio, subject, control } = await alternate(
      () => rate(true),
      () => rate(false),
    )
    return [
      {
        title: `${WRITERS} writers, durable commits: inserts with their row of the trail, being sealed / without`,
        value: ratio,
        unit: 'ratio',
        bar: { atLeast: 0.8 },
        detail: `${Math.round(subject)} against ${Math.round(control)} commits/s`,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sealUntil(owner: Pool, signer: Signer, signal: AbortSignal): Promise<void> {
  const client = await owner.connect()
  try {
    while (!signal.aborted) {
      await sealPast(client, signer, signal)
      await sleep(1_000, undefined, { signal }).catch(() => {}) // over
    }
  } finally {
    client.release()
  }
}
