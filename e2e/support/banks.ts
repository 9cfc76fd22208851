import { fileURLToPath } from 'node:url'
import type { Role } from '@/lib/auth/permissions'

/** Where a bank of this run is, and how its database is reached by tests that compare with plain SQL. */
export interface RunningBank {
  url: string
  dataDir: string
  databaseUrl: string
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
