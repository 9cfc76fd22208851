import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { transaction } from '@/lib/db/transaction'
import { testDatabase } from '@/lib/testing/database'
import { confirmedTotp } from '@/lib/testing/second-factor'
import { emailOf, makeStaff, PASSWORD, tokenFor } from '@/lib/testing/staff'
import { issueResetLink, redeemResetLink } from './reset-links'
import { sessionByToken } from './session'
import { signInWithPassword } from './sign-in'
import { tryFactor } from './try-factor'
import { unlock } from './unlock'

process.env.SIGN_INS_PER_MINUTE = '100000'
const { owner } = await testDatabase()
beforeAll(makeStaff)

const TIMES = 100
const LIMIT = { timeout: 600_000 }
const AUDITOR = emailOf('auditor')
const facts = { requestId: 'r', address: '198.51.100.7', userAgent: 'a test' }
const attempt = { account: AUDITOR, source: '198.51.100.7', deviceId: null }
const afresh = () => transaction((tx) => unlock(tx, AUDITOR, 'tests', 'afresh'))
const together = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, n) => work(n)))

it(
  'a hundred times: of parallel requests with one code, and with one recovery code, one is accepted',
  LIMIT,
  async () => {
    const user = await db().adminUser.findUniqueOrThrow({ where: { email: AUDITOR } })
    for (let n = 0; n < TIMES; n++) {
      const totp = await confirmedTotp(AUDITOR)
      for (const code of [totp.code(), totp.recoveryCodes[0] ?? '']) {
        await afresh()
        const answers = await together(8, () =>
          transaction((tx) => tryFactor(tx, attempt, user, code, facts)),
        )
        const accepted = answers.filter(
          (answer) => answer.status === 'fulfilled' && answer.value === 'accepted',
        )
        expect(accepted).toHaveLength(1)
      }
    }
  },
)

it('a hundred times: of parallel uses of a link one sets the password', LIMIT, async () => {
  const session = await sessionByToken(await tokenFor('superadmin'), true)
  if (!session) throw new Error('no session')
  const user = await db().adminUser.findUniqueOrThrow({ where: { email: emailOf('support') } })
  for (let n = 0; n < TIMES; n++) {
    const { path } = await transaction((tx) => issueResetLink(tx, user.id, session, facts))
    const link = path.split('#')[1] ?? ''
    const uses = await together(4, (m) => redeemResetLink(link, `lantern quarry Thursday ${n} ${m}`, facts))
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }
})

it('a hundred times: a volley compares five passwords at most', LIMIT, async () => {
  for (let n = 0; n < TIMES; n++) {
    await owner.query(`UPDATE login_attempts SET attempted_at = attempted_at - interval '60 days'`)
    await afresh()
    await together(12, () => signInWithPassword({ email: AUDITOR, password: `${PASSWORD} but wrong` }, facts))
    const { rows } = await owner.query(
      `SELECT count(*)::int AS compared FROM login_attempts WHERE outcome = 'wrong_password' AND attempted_at > now() - interval '1 day'`,
    )
    expect(rows[0].compared).toBeLessThanOrEqual(5)
  }
})
