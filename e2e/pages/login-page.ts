import type { Locator, Page } from 'playwright/test'

export class LoginPage {
  readonly email: Locator
  readonly password: Locator
  readonly submit: Locator
  readonly problem: Locator

  constructor(readonly page: Page) {
    this.email = page.getByLabel('Email')
    this.password = page.getByLabel('Password', { exact: true })
    this.submit = page.getByRole('button', { name: 'Sign in' })
    this.problem = page.getByRole('alert').filter({ hasText: /./ })
  }

  async open(path = '/login'): Promise<void> {
    await this.page.goto(path)
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.email.fill(email)
    await this.password.fill(password)
    await this.submit.click()
  }
}
