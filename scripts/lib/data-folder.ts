import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Lock, type LockHolder, takeLock } from './lock-file'
import { errorCode, Stop } from './stop'

export const supervisorLock = (dataDir: string): string => join(dataDir, 'supervisor.lock')

/**
 * Creates the data folder and takes it for this process.
 * @throws Stop when it cannot be written, or when the bank of this folder runs already
 */
export function takeDataFolder(dataDir: string, facts: Record<string, string>): Lock {
  ensureWritableFolder(dataDir, 'PHANTOM_DATA_DIR')
  const taken = takeLock(supervisorLock(dataDir), facts)
  if ('release' in taken) return taken
  throw new Stop(alreadyRunning(taken, dataDir))
}

function alreadyRunning({ pid, facts }: LockHolder, dataDir: string): string {
  const what = facts.url ? `at ${facts.url}` : '(another command is using it)'
  return `The bank in ${dataDir} is running already ${what}, process ${pid}: use that one, end it, or set PORT and PHANTOM_DATA_DIR for a second bank.`
}

/**
 * Creates a folder if it is missing and makes sure that this user can write there.
 * @throws Stop naming the folder and the setting that chooses it
 */
export function ensureWritableFolder(path: string, setting: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOSPC') throw error
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'is not a folder' : 'cannot be written by this user'
    throw new Stop(`${path} ${why}: change its owner or rights, or choose another folder with ${setting}.`)
  }
}
