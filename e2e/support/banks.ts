import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Role } from '@/lib/auth/permissions'

/** Where a bank of this run is, and how its database is reached by tests that compare with plain SQL. */
export interface RunningBank {
  url: string
  dataDir: string
  /** Owner's access to its database, for comparing with plain SQL. */
  databaseUrl: string
  /** The data folder of the cluster that holds it. */
  clusterDir: string
}

/** The banks of one run: one full of demo data, one empty whose database the tests may stop. */
export interface Banks {
  demo: RunningBank
  empty: RunningBank
}

const results = fileURLToPath(new URL('../../test-results/', import.meta.url))

export const banksFile = `${results}banks.json`

/** The browser's cookies after this role signed in to the demo bank. */
export const stateFile = (role: Role): string => `${results}signed-in-${role}.json`

/** The password of a demo account, from the file that the start command points people to. */
export function passwordOf(bank: Pick<RunningBank, 'dataDir'>, role: Role): string {
  const accounts = readFileSync(join(bank.dataDir, 'demo-accounts.txt'), 'utf8')
  const password = new RegExp(`${role}@phantom\\.demo\\s+(\\S+)`).exec(accounts)?.[1]
  if (!password) throw new Error(`demo-accounts.txt has no password for ${role}@phantom.demo`)
  return password
}

/** The only account of the empty bank, given to it by ADMIN_EMAIL and ADMIN_PASSWORD_FILE. */
export const emptyBankAdmin = { email: 'first.admin@example.com', password: 'correct horse battery staple 7' }

/** A folder with its recovery codes, and which of them were used. */
export const emptyBankCodes = `${results}empty-bank-codes`

/** What Alertmanager shows to deliver to this bank. */
export function webhookTokenOf(bank: Pick<RunningBank, 'dataDir'>): string {
  return readFileSync(join(bank.dataDir, 'secrets/alertmanager-webhook-token'), 'utf8').trim()
}

/** What Prometheus shows to scrape this bank. */
export function scrapeTokenOf(bank: Pick<RunningBank, 'dataDir'>): string {
  return readFileSync(join(bank.dataDir, 'secrets/metrics-token'), 'utf8').trim()
}
