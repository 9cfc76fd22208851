import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { transaction } from '@/lib/db/transaction'
import { testDatabase } from '@/lib/testing/database'
import { confirmedTotp } from '@/lib/testing/second-factor'
import { emailOf, makeStaff, PASSWORD } from '@/lib/testing/staff'
import { answerChallenge, answerEnrolment, findChallenge, finishEnrolment, openChallenge } from './challenge'
import { pendingSecret } from './enrolment'
import { seal, unseal } from './secret-box'
import { sessionByToken } from './session'
import { signInWithPassword } from './sign-in'
import { totpStep } from './totp'
import { tryFactor } from './try-factor'
import { unlock } from './unlock'
import { changeUser } from './users'

const { owner } = await testDatabase()
beforeAll(makeStaff)
beforeEach(async () => {
  await owner.query('DELETE FROM totp_secrets')
  await transaction((tx) => unlock(tx, AUDITOR, 'tests', 'afresh'))
})

const AUDITOR = emailOf('auditor')
const facts = { requestId: 'r', address: '198.51.100.7', userAgent: 'a test' }
const auditor = () => db().adminUser.findUniqueOrThrow({ where: { email: AUDITOR } })
const attempt = { account: AUDITOR, source: '198.51.100.7', deviceId: null }
const tryCode = async (code: string) => {
  const user = await auditor()
  return transaction((tx) => tryFactor(tx, attempt, user, code, facts), { timeout: 20_000 })
}
async function begin() {
  const result = await signInWithPassword({ email: AUDITOR, password: PASSWORD }, facts)
  if (result.outcome !== 'second-factor') throw new Error(result.outcome)
  const challenge = await findChallenge(result.challenge)
  if (!challenge) throw new Error('no challenge')
  return { challenge, token: result.challenge }
}
const actions = async () =>
  (await owner.query('SELECT action FROM audit_events ORDER BY created_at')).rows.map(({ action }) => action)

describe('signing in where the second factor is a must', () => {
  it('for the first time sets one up, shows recovery codes and only then opens a session', async () => {
    const { challenge, token } = await begin()
    expect(challenge.step).toBe('enrol')
    const secret = (await pendingSecret(challenge.user.id)) ?? ''
    expect(await answerChallenge(challenge, '000000', null, facts)).toBe('over')
    expect(await answerEnrolment(challenge, 'abc def', facts)).toBe('wrong')
    expect(await finishEnrolment(challenge, null, facts)).toBe('over')
    const { generateSync } = await import('otplib')
    const answer = await answerEnrolment(challenge, generateSync({ secret }), facts)
    expect(answer).toMatchObject({ codes: expect.any(Array) })
    const verified = await findChallenge(token)
    if (!verified) throw new Error('no challenge')
    const signedIn = await finishEnrolment(verified, null, facts)
    if (signedIn === 'over') throw new Error('over')
    expect(await sessionByToken(signedIn.token, true)).toMatchObject({ secondFactor: true, steppedUp: false })
    expect(await finishEnrolment(verified, null, facts)).toBe('over')
    expect(await actions()).toEqual(expect.arrayContaining(['authn_token_created', 'authn_login_success']))
  })

  it('later asks for a code of it; five wrong ones end the step', async () => {
    const totp = await confirmedTotp(AUDITOR)
    const { challenge, token } = await begin()
    expect(challenge.step).toBe('prove')
    for (let i = 0; i < 5; i++)
      expect(await answerChallenge(challenge, 'ABCD-EFGH-JKMN-PQRS', null, facts)).toBe('wrong')
    expect(await answerChallenge(challenge, totp.code(), null, facts)).toBe('over')
    expect(await findChallenge(token)).toBeNull()
    await transaction((tx) => unlock(tx, AUDITOR, 'tests', 'afresh'))
    const again = await begin()
    expect(await answerChallenge(again.challenge, totp.code(), null, facts)).toMatchObject({
      token: expect.any(String),
    })
    expect(await findChallenge(again.token)).toBeNull()
  })

  it('is not got past with the password and a cookie of the first step', async () => {
    await confirmedTotp(AUDITOR)
    const { token } = await begin()
    expect(await sessionByToken(token, true)).toBeNull()
  })

  it('ends with a new password, with disabling, and after ten minutes', async () => {
    await confirmedTotp(AUDITOR)
    const { token } = await begin()
    await owner.query(
      `UPDATE sign_in_challenges SET created_at = created_at - interval '10 minutes', expires_at = expires_at - interval '10 minutes'`,
    )
    expect(await findChallenge(token)).toBeNull()
    const user = await auditor()
    const other = await transaction((tx) => openChallenge(tx, user.id, null))
    expect(await findChallenge(other)).not.toBeNull()
    await transaction((tx) =>
      changeUser(tx, AUDITOR, { kind: 'status', status: 'disabled' }, { name: 'tests' }),
    )
    expect(await findChallenge(other)).toBeNull()
    await transaction((tx) =>
      changeUser(tx, AUDITOR, { kind: 'status', status: 'active' }, { name: 'tests' }),
    )
    expect(await findChallenge(other)).toBeNull()
  })
})

describe('a code', () => {
  it('is accepted once, of twenty requests at the same moment too', async () => {
    const totp = await confirmedTotp(AUDITOR)
    const code = totp.code()
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryCode(code)))
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
    await transaction((tx) => unlock(tx, AUDITOR, 'tests', 'afresh'))
    expect(await tryCode(code)).toBe('reused')
    expect(await actions()).toContain('authn_token_reuse')
  })

  it('is not accepted after a later one, and not outside of its minute and a half', async () => {
    const totp = await confirmedTotp(AUDITOR)
    expect(await tryCode(totp.code(-3))).toBe('wrong')
    expect(await tryCode(totp.code(3))).toBe('wrong')
    expect(await tryCode(totp.code(1))).toBe('accepted')
    expect(await tryCode(totp.code(0))).toBe('reused')
  })

  it('may be typed with spaces and full-width digits', async () => {
    const totp = await confirmedTotp(AUDITOR)
    const code = totp.code()
    const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')
    expect(await tryCode(` ${wide.slice(0, 3)} ${wide.slice(3)} `)).toBe('accepted')
  })

  it('cannot be guessed: five wrong ones of an account, from wherever, and the rest waits; recovery codes do not', async () => {
    const totp = await confirmedTotp(AUDITOR)
    const good = totp.code()
    const bad = ['000000', '111111', '222222', '333333', '444444', '555555'].filter((code) => code !== good)
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => tryCode(bad[i % 5] ?? '')))
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(5)
    expect(await tryCode(good)).toBe('wait')
    expect(await tryCode(totp.recoveryCodes[0] ?? '')).toBe('accepted')
  })
})

describe('recovery codes', () => {
  it('are ten, each accepted once, kept as hashes, and only good for their owner', async () => {
    const { recoveryCodes } = await confirmedTotp(AUDITOR)
    const [first = '', second = ''] = recoveryCodes
    expect(new Set(recoveryCodes).size).toBe(10)
    const answers = await Promise.all(Array.from({ length: 8 }, () => tryCode(first.toLowerCase())))
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
    const support = await db().adminUser.findUniqueOrThrow({ where: { email: emailOf('support') } })
    expect(
      await transaction((tx) =>
        tryFactor(tx, { ...attempt, account: support.email }, support, second, facts),
      ),
    ).toBe('wrong')
    const { rows } = await owner.query('SELECT json_agg(r)::text AS all FROM recovery_codes r')
    expect(rows[0].all).not.toContain(second.replaceAll('-', ''))
  })
})

describe('secrets in the database', () => {
  it('are encrypted for their owner with a key from outside', async () => {
    const sealed = seal('a secret', 'owner')
    expect(Buffer.from(sealed.bytes).toString('latin1')).not.toContain('a secret')
    expect(unseal(sealed, 'owner')).toEqual({ secret: 'a secret', outdated: false })
    expect(() => unseal(sealed, 'another')).toThrow()
    sealed.bytes.set([(sealed.bytes.at(-1) ?? 0) ^ 1], sealed.bytes.length - 1)
    expect(() => unseal(sealed, 'owner')).toThrow()
    expect(() => unseal({ ...sealed, keyId: 'gone' }, 'owner')).toThrow('not set any more')
  })

  it('follow RFC 6238', () => {
    // Appendix B, SHA-1, the last six of its eight digits; the secret is "12345678901234567890".
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(totpStep(secret, '287082', new Date(59_000))).toBe(1)
    expect(totpStep(secret, '005924', new Date(1_234_567_890_000))).toBe(41152263)
    expect(totpStep(secret, '005925', new Date(1_234_567_890_000))).toBeNull()
  })
})
