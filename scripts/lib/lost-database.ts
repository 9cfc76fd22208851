import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { loadSettings } from './settings'

/** PostgreSQL makes files of its log of 16 MB, and ends itself when it cannot. */
const enough = 4 * 16 * 1024 * 1024

/** Why the database went away while it was needed, as far as can be seen from here, and what to do. */
export function lostDatabase(): string {
  const folder = join(loadSettings().PHANTOM_DATA_DIR, 'postgres')
  const embedded = existsSync(folder)
  if (embedded && isFull(folder)) {
    return `The disk that holds ${folder} is full, and the database ended: free some space and start again, nothing was lost.`
  }
  const log = embedded ? join(folder, 'postgres.log') : 'the log of its server'
  return `The database went away: ${log} says why. Start again when it is there, nothing was lost.`
}

function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < enough
}
