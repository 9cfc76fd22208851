import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBank } from './support/bank'
import { emptyBankAdmin } from './support/banks'
import { expect, test } from './support/fixtures'

test('npm run dev serves an empty bank with its sign-in', async ({ request }) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'phantom-dev-'))
  const bank = await startBank(
    join(folder, 'data'),
    { DEMO: 'off', ADMIN_EMAIL: emptyBankAdmin.email },
    { arguments: ['--dev'] },
  )
  try {
    const answer = await request.get(`${bank.url}/login`)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toContain('Sign in')
  } finally {
    expect(await bank.stop()).toBe(0)
    rmSync(folder, { recursive: true, force: true })
  }
})
