import type { Client } from 'pg'
import type { Page } from 'playwright/test'
import { expect } from './fixtures'
import { pressUntil } from './keys'

export type Caller = { name: string; phone: string; transaction: string; reference: string }

/** A customer whose latest movement of money failed: who calls to ask what happened to it. */
export async function someoneWhoCalls(client: Client): Promise<Caller> {
  const { rows } = await client.query<Caller>(
    `SELECT c.full_name AS name, c.phone, t.id AS transaction, t.reference
     FROM (SELECT * FROM transactions WHERE status = 'failed' ORDER BY created_at DESC LIMIT 200) t
     JOIN customers c ON c.id = t.customer_id
     WHERE NOT EXISTS (SELECT FROM transactions l WHERE l.customer_id = c.id AND l.created_at > t.created_at)
     ORDER BY t.created_at DESC LIMIT 1`,
  )
  const [caller] = rows
  if (!caller) throw new Error('no customer of this bank waits for an answer')
  return caller
}

/**
 * "What happened to my money?" in three actions: the number typed into the palette, Enter on the customer, a click on
 * the movement.
 * @returns milliseconds that the machine took, without the person's
 */
export async function answerCall(page: Page, caller: Caller): Promise<number> {
  const box = page.getByRole('combobox')
  await pressUntil(page, 'Control+k', () => expect(box).toBeFocused({ timeout: 2_000 }))
  let taken = 0
  const measured = async (work: () => Promise<unknown>) => {
    const started = performance.now()
    await work()
    taken += performance.now() - started
  }
  await box.fill(caller.phone.slice(-7))
  await measured(() => expect(page.getByRole('option', { name: caller.name }).first()).toBeVisible())
  await expect(page.getByRole('option', { name: caller.name }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  const link = page.getByRole('main').locator(`a[href$="/admin/transactions/${caller.transaction}"]`).first()
  await measured(() => expect(link).toBeVisible())
  await link.click()
  await measured(() => expect(page.getByRole('heading', { level: 1 })).toContainText(caller.reference))
  await expect(page.getByRole('main').getByText('Failed').first()).toBeVisible()
  return taken
}
