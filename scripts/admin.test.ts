import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { newAdmin } from '@/lib/testing/rows'

const bank = await testDatabase()

async function admin(...args: string[]): Promise<{ code: number; printed: string }> {
  const child = spawn('node', ['scripts/run.mjs', 'admin', ...args], {
    env: { ...process.env, DATABASE_URL: bank.portalUrl, DATABASE_OWNER_URL: bank.ownerUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  const [code] = await once(child, 'close')
  return { code, printed }
}

it('makes the second superadmin; from then on accounts take two, or an emergency that the trail names', {
  timeout: 120_000,
}, async () => {
  await newAdmin(bank.owner, { role: 'superadmin' })
  const second = await admin('create', '--role', 'superadmin', '--email', 'second@example.com')
  expect(second.code, second.printed).toBe(0)

  const create = ['create', '--role', 'support', '--email', 'third@example.com']
  const refused = await admin(...create)
  expect(refused.code).toBe(1)
  expect(refused.printed).toContain('There are two superadmins: this is done in the portal, by two of them.')

  const emergency = await admin(...create, '--emergency', 'both are on leave')
  expect(emergency.code, emergency.printed).toBe(0)
  const { rows } = await bank.owner.query<{ reason: string | null }>(
    `SELECT reason FROM audit_events WHERE action = 'user_created' ORDER BY created_at`,
  )
  expect(rows.map(({ reason }) => reason)).toEqual([null, 'emergency: both are on leave'])
})
