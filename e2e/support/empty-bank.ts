import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page } from 'playwright/test'
import { LoginPage } from '../pages/login-page'
import { SecondFactorPage } from '../pages/second-factor-page'
import { emptyBankAdmin, emptyBankCodes } from './banks'

/**
 * Signs the page in to the empty bank as its only admin. The first sign-in of a run sets its second factor up; each
 * later one uses a recovery code, for codes of an authenticator would have to be half a minute apart.
 */
export async function signInToEmptyBank(page: Page, url: string): Promise<void> {
  const first = claim(`${emptyBankCodes}/first`)
  const codes = `${emptyBankCodes}/codes`
  if (!first) await expect.poll(() => existsSync(codes), { timeout: 30_000 }).toBe(true)
  const login = new LoginPage(page)
  await login.open(`${url}/login`)
  await login.signIn(emptyBankAdmin.email, emptyBankAdmin.password)
  const secondFactor = new SecondFactorPage(page)
  if (first) {
    const { recoveryCodes } = await secondFactor.enrol()
    writeFileSync(codes, recoveryCodes.join('\n'))
    return
  }
  const code = readFileSync(codes, 'utf8')
    .split('\n')
    .find((each) => claim(`${emptyBankCodes}/${each}`))
  await secondFactor.give(code ?? 'none is left')
}

/** Whether this worker is the first to ask for it. */
function claim(path: string): boolean {
  try {
    writeFileSync(path, '', { flag: 'wx' })
    return true
  } catch {
    return false
  }
}
