import { expect, it } from 'vitest'
import { observeOperation, startPoolWait, startStatement } from './database'
import { limits } from './limits'
import { recorded } from './record'
import { recording } from './recording'

process.env.MONITORING_ENABLED = 'off'

async function everything(): Promise<string> {
  const texts = ['database', 'limits'].map((family) => recorded(family).metrics())
  return (await Promise.all(texts)).join('')
}

function work(): void {
  observeOperation('Wallet', 'findMany', 0.1)
  startStatement('SELECT 1')()
  startPoolWait()()
  limits.record('api_rate_limits_hit_total', { endpoint: 'metrics' })
}

it('MONITORING_ENABLED=off records nothing, and what is turned on does', async () => {
  expect(recording().on).toBe(false)
  work()
  expect((await everything()).trim()).toBe('')
  recording().on = true
  work()
  expect(await everything()).toContain('phantom_banking_db_statements_total 1\n')
  expect(await everything()).toContain('api_rate_limits_hit_total{endpoint="metrics"} 1\n')
})
