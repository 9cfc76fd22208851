import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { folderOf, type Size, startBank } from '@/bench/bank'
import { expect, test } from '../support/fixtures'
import { answerCall, someoneWhoCalls } from '../support/phone-call'

/** What `npm run bench -- lists --full` loads once. */
const FULL: Size = { name: 'full', customers: 1_000_000, merchants: 3_000, transactions: 10_000_000 }

test.use({ role: null })

test('the same in three actions with a million customers', async ({ page, context }) => {
  test.skip(!existsSync(join(folderOf(FULL), 'loaded')), 'npm run bench -- lists --full loads the big bank')
  test.setTimeout(600_000)
  const bank = await startBank(FULL)
  try {
    const client = new Client({ connectionString: await bank.databaseUrl() })
    await client.connect()
    const caller = await someoneWhoCalls(client)
    await client.end()
    const { url, headers } = bank.page('/admin')
    const [name = '', value = ''] = headers?.cookie?.split(/=(.*)/s) ?? []
    await context.addCookies([{ name, value, url }])
    await page.goto(url)
    expect(await answerCall(page, caller)).toBeLessThan(5_000)
  } finally {
    await bank.stop()
  }
})
