import { beforeAll, expect, it } from 'vitest'
import { parseList } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { loadAuditEvent, loadAuditEvents, loadTrailState } from './loaders'
import { auditList } from './schema'

const bank = await testDatabase()
beforeAll(makeStaff)

const readings = async () =>
  (
    await bank.owner.query(
      `SELECT actor, object_id AS event, after, host(source_ip) AS "from" FROM audit_events WHERE action = 'audit_read' ORDER BY created_at`,
    )
  ).rows

it('who reads the trail is in the trail, with what was looked for, before anything is shown', async () => {
  const token = await tokenFor('auditor')
  const state = parseList(auditList, { action: 'authn_login_success', q: 'x' })
  const page = await inRequest({ token }, () => loadAuditEvents(state))
  const row = {
    actor: emailOf('auditor'),
    event: null,
    after: { q: 'x', action: 'authn_login_success' },
    from: '192.0.2.7',
  }
  expect(await readings()).toEqual([row])
  expect(page.rows).toEqual([])

  const everything = await inRequest({ token }, () => loadAuditEvents(parseList(auditList, {})))
  expect(everything.rows[0]).toMatchObject({ action: 'audit_read', actor: emailOf('auditor') })
  const event = everything.rows.at(-1)
  await inRequest({ token }, () => loadAuditEvent(event?.id ?? ''))
  expect((await readings()).at(-1)).toMatchObject({ event: event?.id })
})

it('shows others their own events, and not that there are more', async () => {
  const token = await tokenFor('support')
  const { rows } = await inRequest({ token }, () => loadAuditEvents(parseList(auditList, {})))
  expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set([emailOf('support')]))
  const [other] = (
    await bank.owner.query(`SELECT id FROM audit_events WHERE actor = $1 LIMIT 1`, [emailOf('auditor')])
  ).rows
  await expect(inRequest({ token }, () => loadAuditEvent(other?.id))).rejects.toThrow(
    /NEXT_HTTP_ERROR_FALLBACK;404/,
  )
  expect(await inRequest({ token }, () => loadTrailState())).toMatchObject({ problem: null })
})

it('shows nothing when the trail cannot be written', async () => {
  const token = await tokenFor('superadmin')
  await bank.owner.query(
    `ALTER TABLE audit_events ADD CONSTRAINT broken CHECK (action <> 'audit_read') NOT VALID`,
  )
  await expect(inRequest({ token }, () => loadAuditEvents(parseList(auditList, {})))).rejects.toThrow()
  await bank.owner.query('ALTER TABLE audit_events DROP CONSTRAINT broken')
})
