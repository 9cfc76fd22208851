import { Client } from 'pg'
import { TRANSACTION_RULES } from '@/lib/suspicion/catalogue'
import { rulesInForce } from '@/lib/suspicion/in-force'
import { type Bank, describe } from './bank'
import { alternate, type Measured } from './measure'

/** One batch as the worker takes it. */
const BATCH = 2_000
const TIME_ZONE = 'Africa/Gaborone'

/** What judging a batch of the newest transactions costs in a bank with much history, against one with little. */
export async function judgingBySize(big: Bank, small: Bank): Promise<Measured[]> {
  const judges = [await judgeOf(big), await judgeOf(small)] as const
  try {
    const { ratio, subject, control } = await alternate(judges[0].run, judges[1].run)
    return [
      {
        title: `judging ${BATCH} transactions by every rule: ${describe(big.size)} / ${describe(small.size)}`,
        value: ratio,
        unit: 'ratio',
        bar: { atMost: 1.2 },
        detail: `${Math.round(subject)} against ${Math.round(control)} ms`,
      },
    ]
  } finally {
    for (const { end } of judges) await end()
  }
}

async function judgeOf(bank: Bank): Promise<{ run: () => Promise<number>; end: () => Promise<void> }> {
  const client = new Client({ connectionString: await bank.databaseUrl() })
  await client.connect()
  await client.query('SET jit = off')
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM transactions ORDER BY created_at DESC, transactions.id DESC LIMIT $1',
    [BATCH],
  )
  const transactionIds = rows.map(({ id }) => id)
  const inForce = await rulesInForce(client)
  const run = async () => {
    const started = performance.now()
    for (const { rule, find } of TRANSACTION_RULES) {
      await find(client, { transactionIds }, inForce.get(rule)?.thresholds ?? {}, TIME_ZONE)
    }
    return performance.now() - started
  }
  return { run, end: () => client.end() }
}
