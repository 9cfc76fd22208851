import { readFile } from 'node:fs/promises'
import { LoginPage } from './pages/login-page'
import { askForUnfreezing } from './support/approvals'
import { expect, test } from './support/fixtures'
import { pressUntil } from './support/keys'

// Signs in anew: a fresh proof gives a session another secret, and the other tests use the kept ones.
test.use({ role: null })

/** Somebody who paid a merchant lately, with an active wallet that nobody ever froze. */
const CALLER = `
  SELECT c.id, c.full_name AS name, c.phone, t.id AS transaction, t.reference, w.id AS wallet
  FROM (SELECT * FROM transactions WHERE type = 'merchant_payment' AND direction = 'debit' AND status = 'completed'
          AND amount > 50 ORDER BY created_at DESC LIMIT 200) t
  JOIN wallets w ON w.id = t.wallet_id AND w.status = 'active'
  JOIN customers c ON c.id = t.customer_id AND c.status = 'active'
  WHERE NOT EXISTS (SELECT FROM wallet_freezes WHERE wallet_id = w.id)
    AND NOT EXISTS (SELECT FROM transactions r WHERE r.external_reference = t.reference)
  ORDER BY t.created_at DESC LIMIT 1`

type Caller = Record<'id' | 'name' | 'phone' | 'transaction' | 'reference' | 'wallet', string>

test('an admin’s day: from the caller to what a colleague asked for', async ({
  page,
  database,
  demoPassword,
}) => {
  const [caller] = (await database.query<Caller>(CALLER)).rows
  if (!caller) throw new Error('the demo bank has no such customer')
  const request = await askForUnfreezing(database, {
    maker: 'superadmin',
    reason: 'The customer has proved that it was a mistake',
  })
  const balance = async () =>
    (await database.query('SELECT balance::numeric FROM wallets WHERE id = $1', [caller.wallet])).rows[0]
      .balance
  const before = await balance()
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')

  const login = new LoginPage(page)
  await login.open()
  await login.signIn('operations@phantom.demo', demoPassword('operations'))
  await page.waitForURL('**/admin')

  await test.step('finds the caller', async () => {
    const box = page.getByRole('combobox')
    await pressUntil(page, 'Control+k', () => expect(box).toBeFocused({ timeout: 2_000 }))
    await box.fill(caller.phone.slice(-7))
    await page.getByRole('option', { name: caller.name }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: caller.name })).toBeVisible()
  })

  await test.step('sees what happened', async () => {
    await page.goto(`/admin/transactions?customer=${caller.id}&q=${caller.reference}`)
    await main.getByRole('table').getByRole('link', { name: caller.reference }).click()
    await expect(page.getByRole('heading', { level: 1, name: caller.reference })).toBeVisible()
    await expect(page.getByRole('region', { name: 'In plain words' })).toBeVisible()
    await expect(page.getByText('It adds up to the thebe.')).toBeVisible()
  })

  await test.step('freezes what goes out of the wallet', async () => {
    await page.goto(`/admin/wallets/${caller.wallet}`)
    await page.getByRole('button', { name: 'Freeze…' }).click()
    await dialog.getByLabel('What it stops').selectOption('debit')
    await dialog.getByLabel('Reason', { exact: true }).selectOption('suspected_fraud')
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    await dialog.getByLabel('Look at it again on').fill(inAWeek)
    await dialog.getByLabel('What led to the freeze').fill('The caller did not make this payment.')
    await dialog.getByRole('button', { name: 'Freeze the wallet' }).click()
    await expect(page.getByText('is frozen. Unfreezing takes two.')).toBeVisible()
    await expect(main.getByText('Debits frozen').first()).toBeVisible()
  })

  await test.step('explains it to the next shift', async () => {
    await main.getByRole('link', { name: caller.name }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: caller.name })).toBeVisible()
    await page.getByRole('button', { name: 'Add…' }).click()
    await dialog.getByLabel('Note').fill('Frozen after a payment the caller denies. Call back on Monday.')
    await dialog.getByRole('button', { name: 'Add the note' }).click()
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText('Call back on Monday.')
  })

  await test.step('gives a part of the payment back', async () => {
    await page.goto(`/admin/transactions/${caller.transaction}`)
    await page.getByRole('button', { name: 'Refund…' }).click()
    await dialog.getByLabel(`Amount for ${caller.name}`).fill('20.50')
    await dialog.getByLabel('Reason', { exact: true }).selectOption({ index: 1 })
    await dialog.getByLabel('What happened').fill('The merchant agreed to give a part back.')
    await dialog.getByRole('button', { name: 'Give it back' }).click()
    await expect(page.getByText(/Given back as TXN-/)).toBeVisible()
    await expect(main.getByText(/20\.50 of P.* given back$/)).toBeVisible()
    expect(Number(await balance()) - Number(before)).toBeCloseTo(20.5, 5)
  })

  await test.step('takes what the customer did to the auditor', async () => {
    await page.goto(`/admin/customers/${caller.id}`)
    await page.getByRole('link', { name: /^All/ }).first().click()
    await page.waitForURL(`**/admin/transactions?customer=${caller.id}*`)
    await page.getByRole('button', { name: 'Export…' }).click()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export' }).click()
    await expect(dialog.getByText('Complete')).toBeVisible()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file).toContain(caller.reference)
    const { rows } = await database.query('SELECT reference FROM transactions WHERE customer_id = $1', [
      caller.id,
    ])
    for (const { reference } of rows) expect(file).toContain(reference)
    expect(file).not.toContain(caller.phone)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('approves what a colleague asked for', async () => {
    await page.goto('/admin/approvals')
    const mine = page.getByRole('region', { name: 'Yours to decide' })
    await mine.locator(`a[href$="${request}"]`).click()
    await expect(main).toContainText('it was a mistake')
    await page.getByRole('button', { name: 'Approve…' }).click()
    await dialog.getByRole('button', { name: 'Approve and carry out' }).click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await proof.getByLabel('Your password').fill(demoPassword('operations'))
    await proof.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByText('Approved and carried out').first()).toBeVisible()
  })

  await test.step('left a trace of all of it, in that order', async () => {
    const { rows } = await database.query<{ action: string }>(
      `SELECT action FROM audit_events WHERE actor = 'operations@phantom.demo' AND outcome = 'success'
         AND (object_id IN ($1, $2, $3, $4) OR action LIKE 'export\\_%') AND action <> 'sensitive_read'
         AND created_at >= (SELECT created_at FROM audit_events WHERE action = 'wallet_frozen' AND object_id = $1)
       ORDER BY created_at, id`,
      [caller.wallet, caller.id, caller.transaction, request],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'wallet_frozen',
      'note_added',
      'transaction_refunded',
      'export_created',
      'export_ended',
      'approval_approved',
    ])
  })
})
