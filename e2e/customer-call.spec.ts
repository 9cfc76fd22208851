import { faultsOf } from './support/axe'
import { expect, test } from './support/fixtures'

test.use({ role: 'support' })

/** Somebody whose transaction failed for want of funds within the last month. */
const CALLER = `
  SELECT c.id, c.full_name AS name, c.phone, c.identity_number AS identity, t.reference, t.amount::text
  FROM transactions t JOIN customers c ON c.id = t.customer_id
  WHERE t.failure_code = 'insufficient_funds' AND t.created_at > now() - interval '10 days'
    AND c.identity_number IS NOT NULL
    AND NOT EXISTS (SELECT FROM transactions n WHERE n.customer_id = c.id AND n.status <> 'completed'
                    AND n.created_at > t.created_at)
  ORDER BY t.created_at DESC LIMIT 1`

test('a clerk with a caller on the phone says what happened to the money, and leaves word for the next shift', async ({
  page,
  database,
}) => {
  const { rows } =
    await database.query<Record<'id' | 'name' | 'phone' | 'identity' | 'reference', string>>(CALLER)
  const caller = rows[0]
  if (!caller) throw new Error('the demo bank has no such failure')

  await test.step('finds the caller by the end of the phone number, and sees what happened', async () => {
    await page.goto('/admin/customers')
    await page.getByRole('main').getByRole('searchbox').fill(caller.phone.slice(-8))
    await page.getByRole('main').getByRole('table').getByRole('link', { name: caller.name }).click()
    await expect(page.getByRole('heading', { level: 1, name: caller.name })).toBeVisible()
    const story = page.getByRole('region', { name: 'What happened to the money' })
    await expect(story.getByRole('listitem').first()).toContainText(caller.reference)
    await expect(story.getByRole('listitem').first()).toContainText(
      /failed: the wallet did not hold enough for the amount and the fee\. Nothing was taken from the wallet\./,
    )
  })

  await test.step('sees personal data masked, and in full only after saying why', async () => {
    expect(await page.content()).not.toContain(caller.phone)
    expect(await page.content()).not.toContain(caller.identity)
    await page.getByRole('button', { name: 'Reveal…' }).click()
    const dialog = page.getByRole('dialog', { name: `Reveal the personal data of ${caller.name}` })
    await dialog.getByRole('button', { name: 'Reveal' }).click()
    await expect(dialog.getByText('Say in a few words what you need it for.').first()).toBeVisible()
    await dialog.getByLabel('What you need it for').fill('Caller confirms the number on file')
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      dialog.getByRole('button', { name: 'Reveal' }).click(),
    ])
    expect(answer.headers()['cache-control']).toContain('no-store')
    await expect(page.getByText(caller.phone)).toBeVisible()
    await expect(page.getByText(caller.identity)).toBeVisible()
    expect(page.url()).not.toContain(caller.phone)
    await page.getByRole('button', { name: 'Mask again' }).click()
    await expect(page.getByText(caller.phone)).toHaveCount(0)
    const { rows: trail } = await database.query(
      `SELECT action, reason FROM audit_events WHERE object_id = $1 AND action = 'sensitive_read'`,
      [caller.id],
    )
    expect(trail).toEqual([{ action: 'sensitive_read', reason: 'Caller confirms the number on file' }])
  })

  await test.step('writes a note and a tag with the keyboard alone', async () => {
    await page.getByRole('button', { name: 'Add…' }).press('Enter')
    await page.keyboard.type('Told the caller to top up and try again.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const notes = page.getByRole('region', { name: 'Notes' })
    await expect(notes.getByText('Told the caller to top up and try again.')).toBeVisible()
    await page.getByRole('button', { name: /^Tags?…$/ }).press('Enter')
    await page.getByLabel('Call back').press('Space')
    await page.getByRole('button', { name: 'Keep these tags' }).press('Enter')
    await page.getByRole('link', { name: 'Call back' }).click()
    await expect(
      page.getByRole('main').getByRole('table').getByRole('link', { name: caller.name }),
    ).toBeVisible()
  })

  await test.step('opens the transaction, which says the same', async () => {
    await page.goto(`/admin/customers/${caller.id}`)
    await page
      .getByRole('region', { name: 'What happened to the money' })
      .getByRole('link', { name: caller.reference })
      .click()
    await expect(page.getByRole('region', { name: 'In plain words' })).toContainText('Nothing was taken')
    await expect(page.getByText('It adds up to the thebe.')).toBeVisible()
    expect(await faultsOf(page)).toEqual([])
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('the wallet comes before the records, and who has no transaction reads that nothing moved', async ({
    page,
    database,
  }) => {
    const { rows } = await database.query<{ id: string }>(
      `SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM transactions WHERE customer_id = c.id)
         AND EXISTS (SELECT FROM wallets WHERE customer_id = c.id) LIMIT 1`,
    )
    await page.goto(`/admin/customers/${rows[0]?.id}`)
    const story = page.getByRole('region', { name: 'What happened to the money' })
    await expect(story).toContainText('No money has moved yet')
    const wallet = page.getByRole('heading', { name: 'Wallet', exact: true })
    await expect(page.getByText('Out today')).toBeVisible()
    const [above, below] = [await wallet.boundingBox(), await story.boundingBox()]
    expect(above?.y).toBeLessThan(below?.y ?? 0)
  })
})

test.describe('an auditor', () => {
  test.use({ role: 'auditor' })
  test('reads everything and reveals nothing', async ({ page }) => {
    await page.goto('/admin/customers')
    await page.getByRole('main').getByRole('table').getByRole('row').nth(1).getByRole('link').first().click()
    await expect(page.getByRole('heading', { name: 'Identity' })).toBeVisible()
    await expect(page.getByRole('button', { name: /Reveal/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^(Add|Tags?)…$/ })).toHaveCount(0)
  })
})
