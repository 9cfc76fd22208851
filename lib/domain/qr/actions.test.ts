import { beforeAll, expect, it } from 'vitest'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { newQrCode } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { cancelQrCode } from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const stateOf = async (id: string) =>
  (await owner.query('SELECT status FROM qr_codes WHERE id = $1', [id])).rows[0]?.status

describeActions(database, {
  'cancelling a code': {
    action: cancelQrCode,
    permission: 'qr:cancel',
    audited: 'qr_cancelled',
    make: async () => {
      const id = await newQrCode(owner)
      return { id, fields: { codeId: id, reason: 'The merchant typed another amount' } }
    },
    stateOf,
  },
})

it('a code whose time is over is expired, also before the worker has noticed', async () => {
  const created_at = new Date(Date.now() - 3_600_000)
  const id = await newQrCode(owner, { created_at, expires_at: new Date(Date.now() - 60_000) })
  const answer = await send(
    cancelQrCode,
    await tokenFor('operations'),
    formOf({ codeId: id, reason: 'Late' }),
  )
  expect(answer).toMatchObject({ code: 409, message: expect.stringContaining('expired') })
  expect(await stateOf(id)).toBe('active')
})
