import { Client } from 'pg'
import { pool } from '@/lib/db/pool'
import type { TestDatabase } from './database'

/**
 * Has the database say how it carries out every statement of the product, as the planner would with tables too large to
 * be read whole. Call it before the product asks for anything.
 * @returns the plans, one text for each statement, growing
 */
export async function explainEverything({ name, superuserUrl }: TestDatabase): Promise<string[]> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  for (const [setting, value] of Object.entries({
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_level': 'notice',
    enable_seqscan: 'off',
  })) {
    await client.query(`ALTER DATABASE ${name} SET ${setting} = '${value}'`)
  }
  await client.end()
  const plans: string[] = []
  pool().on('connect', (connected) => {
    connected.on('notice', ({ message = '' }) => {
      if (message.includes('plan:')) plans.push(message)
    })
  })
  return plans
}
