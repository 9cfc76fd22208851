import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkDifferences, checkNext } from '@/lib/integrity/round'
import { testDatabase } from '@/lib/testing/database'
import { loadDemo } from '@/prisma/demo/load'
import { defaultDemo } from '@/prisma/demo/options'
import { followBacklog, followNew } from './follow'
import { judgeStaff, judgeTransactions } from './judge'

const bank = await testDatabase()
const timeZone = 'Africa/Gaborone'
const now = new Date('2026-11-20T15:20:00Z')
let client: PoolClient

beforeAll(async () => {
  await loadDemo(bank.ownerUrl, { ...defaultDemo, now, timeZone })
  client = await bank.portal.connect()
  const judge = (ids: string[]) => judgeTransactions(client, ids, timeZone)
  await followNew(client, 'transactions', new Set(), judge)
  while ((await followBacklog(client, 'transactions', 2_000, judge)) > 0);
  await judgeStaff(client, new Date(now.getTime() - 30 * 86_400_000), timeZone)
  while (!(await checkNext(client)));
  await checkDifferences(client)
}, 300_000)
afterAll(() => client.release())

it('every planted case is found by its rule, and of 100 000 transactions few others are', async () => {
  const { rows } = await client.query<{ rule: string; names: string[] }>(
    `SELECT rule::text, array_agg(coalesce(c.full_name, a.name, s.subject_id)) AS names FROM suspicious_activities s
       LEFT JOIN customers c ON c.id = s.customer_id
       LEFT JOIN admin_users a ON s.subject_type = 'admin_user' AND a.id::text = s.subject_id GROUP BY rule`,
  )
  const found = Object.fromEntries(rows.map(({ rule, names }) => [rule, names]))
  expect(found.structuring).toEqual(['Tshepiso Rampa'])
  expect(found.dormant_waking).toEqual(['Oarabile Nthebolang'])
  expect(found.pass_through).toContain('Kealeboga Mosu')
  expect(found.velocity).toContain('Kagiso Phiri')
  expect(found.fan_in).toContain('Mmoloki Sechele')
  expect(found.round_trip).toContain('Larona Seretse')
  expect(found.sign_in_anomaly).toEqual(['203.0.113.66'])
  expect(found.insider).toEqual(['Mpho Letshwiti'])
  expect(rows.reduce((sum, { names }) => sum + names.length, 0)).toBeLessThan(30)
})

it('the one planted difference is found, and no other', async () => {
  const { rows } = await client.query(
    `SELECT c.full_name AS name, d.kind, d.found - d.expected AS difference, d.looks FROM balance_differences d
       JOIN wallets w ON w.id = d.wallet_id JOIN customers c ON c.id = w.customer_id`,
  )
  expect(rows).toEqual([{ name: 'Wametse Tsheko', kind: 'balance', difference: '250.00', looks: 2 }])
})
