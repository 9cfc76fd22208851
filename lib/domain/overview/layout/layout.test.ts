import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/auth/permissions'
import type { ActionState } from '@/lib/http/action-state'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { arrange } from './actions'
import { CARDS, DEFAULT_LAYOUT, orderText, PANELS, readOrder } from './constants'
import { loadLayout } from './loaders'

const { owner } = await testDatabase()
const tokens = new Map<string, string>()
beforeAll(async () => {
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await tokenFor(role))
})

const CARDS_TEXT = orderText(readOrder('kyc-work,-qr', CARDS))
const PANELS_TEXT = orderText(readOrder('entities,-errors', PANELS))

function send(role: string | null, fields: Record<string, string>) {
  const form = new FormData()
  const all = { idempotencyKey: randomUUID(), cards: CARDS_TEXT, panels: PANELS_TEXT, ...fields }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  const token = role ? tokens.get(role) : undefined
  return inRequest<ActionState<unknown>>({ ...(token && { token }) }, () => arrange({ status: 'idle' }, form))
}
const layoutOf = (role: string) => inRequest({ token: tokens.get(role) }, () => loadLayout())
const trail = async () =>
  (
    await owner.query(
      `SELECT actor, before, after FROM audit_events WHERE action = 'dashboard_arranged' ORDER BY id`,
    )
  ).rows

describe('an arranged dashboard', () => {
  it.each(ROLES)('is kept for each person alone, and is in the trail: %s', async (role) => {
    expect(await layoutOf(role)).toEqual(DEFAULT_LAYOUT)
    const before = (await trail()).length
    expect(await send(role, {})).toMatchObject({ status: 'done' })
    const layout = await layoutOf(role)
    expect(layout.cards.slice(0, 2)).toEqual([
      { id: 'kyc-work', shown: true },
      { id: 'qr', shown: false },
    ])
    expect(layout.panels[0]).toEqual({ id: 'entities', shown: true })
    expect((await trail()).slice(before)).toMatchObject([
      { actor: emailOf(role), after: { cards: CARDS_TEXT, panels: PANELS_TEXT } },
    ])
  })

  it('can be arranged anew, before and after in the trail', async () => {
    expect(await send('auditor', { cards: 'wallets' })).toMatchObject({ status: 'done' })
    expect((await layoutOf('auditor')).cards[0]).toEqual({ id: 'wallets', shown: true })
    expect((await trail()).at(-1)).toMatchObject({
      before: { cards: CARDS_TEXT },
      after: { panels: PANELS_TEXT },
    })
  })

  it.each(['nonsense', 'wallets,<b>', '-', 'x'.repeat(401), ''])(
    'takes no order of its own making: %s',
    async (cards) => {
      const answer = await send('support', { cards })
      expect(answer).toMatchObject({ status: 'refused', code: 400 })
    },
  )

  it('is not for strangers', async () => {
    expect(await send(null, {})).toMatchObject({ status: 'refused', code: 401 })
  })
})

it('whatever was kept, every card has one place', () => {
  const part = fc.oneof(
    fc.constantFrom(...CARDS, ...CARDS.map((id) => `-${id}`)),
    fc.string({ maxLength: 5 }),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const places = readOrder(parts.join(','), CARDS)
      expect(places.map(({ id }) => id).sort()).toEqual([...CARDS].sort())
      expect(readOrder(orderText(places), CARDS)).toEqual(places)
    }),
  )
})
