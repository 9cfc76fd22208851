import { expect, test } from './support/fixtures'
import { pressUntil } from './support/keys'
import { answerCall, someoneWhoCalls } from './support/phone-call'

test('a customer is on the phone: three actions say what happened to the money', async ({
  page,
  database,
}) => {
  const caller = await someoneWhoCalls(database)
  await page.goto('/admin')
  expect(await answerCall(page, caller)).toBeLessThan(5_000)
})

test('the page finds the same by keyboard, and says what it cannot look for', async ({ page }) => {
  await page.goto('/admin/search')
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible()
  for (const [typed, said] of [
    ['x', 'Type a little more'],
    ['%_%', 'Type a letter or a digit'],
    ['x'.repeat(150), 'That is longer than any record'],
    ['zzqqxxyy', 'Nothing is found by'],
  ] as const) {
    await page.goto(`/admin/search?${new URLSearchParams({ q: typed })}`)
    await expect(page.getByRole('heading', { name: said })).toBeVisible()
  }
  const box = page.getByRole('main').getByRole('searchbox')
  await pressUntil(page, '/', () => expect(box).toBeFocused({ timeout: 500 }))
  await page.keyboard.type('kgosi')
  await expect(page).toHaveURL(/q=kgosi/)
  await expect(page.getByRole('table', { name: 'Customers' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/customers\/[0-9a-f-]{36}$/)
})

test('a view is saved, opened with, found gone in part, and deleted', async ({ page }) => {
  await page.goto('/admin/transactions?status=failed')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('button', { name: 'Save as a new view…' }).click()
  await page.getByLabel('Name').fill('Failed ones')
  await page.getByText('Open the list with it from now on').click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/view=[0-9a-f-]{36}/)
  await page.goto('/admin/transactions')
  await expect(page).toHaveURL(/status=failed&view=/)
  await page.goto(`${page.url()}&colour=red`)
  await expect(page.getByText('This view asks for what the list does not have any more')).toContainText(
    'colour',
  )
  await page.getByRole('button', { name: 'Failed ones' }).click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible()
  await page.goto('/admin/transactions')
  await expect(page).toHaveURL(/\/admin\/transactions$/)
})
