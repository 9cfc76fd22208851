import { beforeAll, expect, it } from 'vitest'
import { bulkOf } from '@/lib/testing/bulk'
import { testDatabase } from '@/lib/testing/database'
import { makeStaff } from '@/lib/testing/staff'

const bank = await testDatabase()
const { planned, confirm, work, query, outcomes, wallets } = bulkOf(bank)
beforeAll(makeStaff)

it('10 000 selected rows of which half changed meanwhile', async () => {
  const ids = await wallets(10_000, 77)
  const id = await planned({ scope: 'all', query: 'balance_min=77&balance_max=77' })
  await confirm(id, '10,000')
  const changed = ids.filter((_, index) => index % 2 === 0)
  await bank.owner.query(
    `UPDATE wallets SET status = 'closed', closed_at = now(), balance = 0 WHERE id = ANY($1)`,
    [changed],
  )
  await work(280_000)
  expect(await outcomes(id)).toEqual({ done: 5_000, changed: 5_000 })
  const left = await query(
    `SELECT object_id FROM audit_events WHERE action = 'bulk_row_left' AND outcome = 'refused' AND object_id = ANY($1)`,
    [changed],
  )
  expect(left).toHaveLength(5_000)
}, 300_000)
