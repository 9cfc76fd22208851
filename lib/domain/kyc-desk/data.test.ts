import { expect, it } from 'vitest'
import { findKycRecord } from '@/lib/domain/kyc/data'
import { takeSnapshot } from '@/lib/domain/overview/snapshot/take'
import { formatDate } from '@/lib/format/date'
import { submit } from '@/lib/testing/approvals'
import { testDatabase } from '@/lib/testing/database'
import { deskOf } from '@/lib/testing/kyc-desk'
import { tokenFor } from '@/lib/testing/staff'
import * as actions from './actions'
import { readDesk } from './data'

const bank = await testDatabase()
const { owner } = bank
const { tokens, ids, waiting, claimed, standing } = await deskOf(bank)

it('shows masked fields to officers, and the trail says that they looked', async () => {
  const id = await waiting({ document_number: '417219900' })
  const masked = JSON.stringify(await findKycRecord(id))
  const { rows } = await owner.query('SELECT date_of_birth::text AS born FROM kyc_records WHERE id = $1', [
    id,
  ])
  for (const secret of ['417219900', '+26771234567', 'Plot 12', rows[0].born]) {
    expect(masked).not.toContain(secret)
  }
  const answer = await submit(actions.revealCase, tokens.officer, { recordId: id })
  expect(answer).toMatchObject({
    result: {
      ...{ documentNumber: '417219900', phone: '+26771234567', address: 'Plot 12, Block 8, Gaborone' },
      dateOfBirth: formatDate(rows[0].born, 'UTC'),
    },
  })
  expect(await standing(id)).toMatchObject({ trail: ['sensitive_read'] })
  expect(await submit(actions.revealCase, await tokenFor('support'), { recordId: id })).toMatchObject({
    code: 403,
  })
})

it('keeps notes as they are written', async () => {
  const id = await waiting()
  expect(
    await submit(actions.noteCase, tokens.officer, { recordId: id, body: '  Called her.  ' }),
  ).toMatchObject({
    status: 'done',
  })
  const { rows } = await owner.query('SELECT body FROM kyc_notes WHERE kyc_record_id = $1', [id])
  expect(rows).toEqual([{ body: 'Called her.' }])
  for (const body of ['', '\u0000', 'x'.repeat(4001)])
    expect(await submit(actions.noteCase, tokens.officer, { recordId: id, body })).toMatchObject({
      code: 400,
    })
})

it('counts the queue as plain SQL and the metrics do', async () => {
  await waiting({ submitted_at: new Date(Date.now() - 30 * 3_600_000), risk_score: 80 })
  await claimed()
  const desk = await readDesk(ids.officer)
  const client = await owner.connect()
  const { snapshot } = await takeSnapshot(client, {
    ...{ timeZone: 'Africa/Gaborone', idleMinutes: 15, statementTimeoutMs: 10_000 },
  }).finally(() => client.release())
  expect(desk.pending).toBe(snapshot.kyc.byStatus.pending)
  expect(desk.inProgress).toBe(snapshot.kyc.byStatus.in_progress)
  expect(desk.oldestAt).toBe(snapshot.kyc.oldestPendingAt)
  expect(desk.ages[3] ?? 0).toBe(snapshot.kyc.overSla - (desk.ages[4] ?? 0))
  expect(desk.ages.reduce((sum, count) => sum + count)).toBe(desk.pending)
  const { rows } = await owner.query(
    `SELECT risk_level::text AS risk, count(*)::int AS count FROM kyc_records WHERE status = 'pending' GROUP BY 1`,
  )
  const risks = {
    high: 0,
    medium: 0,
    low: 0,
    ...Object.fromEntries(rows.map((row) => [row.risk, row.count])),
  }
  expect(desk.risks).toEqual(risks)
})
