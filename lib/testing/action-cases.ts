import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AuditAction } from '@/lib/audit/actions'
import { can, type Permission, ROLES, type Role } from '@/lib/auth/permissions'
import type { ActionState } from '@/lib/http/action-state'
import type { TestDatabase } from './database'
import { inRequest } from './request'
import { emailOf, steppedUpTokenFor, tokenFor } from './staff'

type Action = (before: { status: 'idle' }, form: FormData) => Promise<ActionState<unknown>>

/** An action on one record, for the tests that all of them share. */
export type ActionCase = {
  action: Action
  permission: Permission
  /** What the trail calls it, on the record that `make` names. */
  audited: AuditAction
  steppedUp?: boolean
  /** A record it can be done to, and the fields of the form. */
  make(): Promise<{ id: string; fields: Record<string, string> }>
  /** What of the record must be as before where the action is refused. */
  stateOf(id: string): Promise<unknown>
}

/** A form with a key of its own, as a page sends it. */
export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    form.set(name, value)
  return form
}

/** Sends a form as somebody with this session does; without one, as a stranger. */
export function send<Result>(
  action: (before: { status: 'idle' }, form: FormData) => Promise<ActionState<Result>>,
  token: string | undefined,
  form: FormData,
  headers: Record<string, string> = {},
): Promise<ActionState<Result>> {
  return inRequest({ ...(token && { token }), headers }, () => action({ status: 'idle' }, form))
}

/** What holds for every action: who may, who was faster, once for one form, all or nothing, from here only. */
export function describeActions(database: TestDatabase, cases: Record<string, ActionCase>): void {
  const { owner } = database
  const trailOf = async (id: string) =>
    (
      await owner.query<{ action: string; outcome: string; actor: string; reason: string | null }>(
        'SELECT action, outcome, actor, reason FROM audit_events WHERE object_id = $1 ORDER BY id',
        [id],
      )
    ).rows

  describe.each(Object.entries(cases))('%s', (_name, one) => {
    const token = (role: Role) => (one.steppedUp ? steppedUpTokenFor(role) : tokenFor(role))
    const holders = ROLES.filter((role) => can(role, one.permission))

    it('asks the permission table', async () => {
      for (const role of ROLES) {
        const { id, fields } = await one.make()
        const before = await one.stateOf(id)
        const answer = await send(one.action, await token(role), formOf(fields))
        const trail = (await trailOf(id)).at(-1)
        if (can(role, one.permission)) {
          expect(answer, role).toMatchObject({ status: 'done' })
          expect(trail).toMatchObject({ action: one.audited, outcome: 'success', actor: emailOf(role) })
          expect(await one.stateOf(id)).not.toEqual(before)
        } else {
          expect(answer, role).toMatchObject({ status: 'refused', code: 403 })
          expect(trail).toMatchObject({ action: 'authz_fail', outcome: 'refused', actor: emailOf(role) })
          expect(await one.stateOf(id)).toEqual(before)
        }
      }
    })

    it('is not for strangers, nor for other sites', async () => {
      const { id, fields } = await one.make()
      const before = await one.stateOf(id)
      expect(await send(one.action, undefined, formOf(fields))).toMatchObject({ code: 401 })
      const evil = { origin: 'https://evil.example', host: 'evil.example' }
      expect(await send(one.action, await token('superadmin'), formOf(fields), evil)).toMatchObject({
        code: 403,
      })
      expect(await one.stateOf(id)).toEqual(before)
    })

    it('tells the slower of two what changed and who changed it', async () => {
      const { id, fields } = await one.make()
      const [first = 'superadmin', second = 'operations'] = holders
      const tokens = await Promise.all([token(first), token(second)])
      const answers = await Promise.all(tokens.map((own) => send(one.action, own, formOf(fields))))
      expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
      const winner = answers[0]?.status === 'done' ? first : second
      const loser = answers.find(({ status }) => status === 'refused')
      expect(loser).toMatchObject({ code: 409, changed: { by: emailOf(winner) } })
      expect((await trailOf(id)).filter(({ action }) => action === one.audited)).toHaveLength(1)
    })

    it('happens once for one form, however often it is sent', async () => {
      const { id, fields } = await one.make()
      const form = formOf(fields)
      const own = await token('superadmin')
      const answers = await Promise.all(Array.from({ length: 5 }, () => send(one.action, own, form)))
      expect(answers.map(({ status }) => status)).toEqual(Array(5).fill('done'))
      expect((await trailOf(id)).filter(({ action }) => action === one.audited)).toHaveLength(1)
    })

    it('is all or nothing: without its row in the trail nothing happens', async () => {
      const { id, fields } = await one.make()
      const before = await one.stateOf(id)
      const own = await token('superadmin')
      await owner.query(
        `ALTER TABLE audit_events ADD CONSTRAINT broken CHECK (action <> '${one.audited}') NOT VALID`,
      )
      try {
        expect(await send(one.action, own, formOf(fields))).toMatchObject({ status: 'refused', code: 500 })
      } finally {
        await owner.query('ALTER TABLE audit_events DROP CONSTRAINT broken')
      }
      expect(await one.stateOf(id)).toEqual(before)
    })
  })
}
