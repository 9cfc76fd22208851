import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, fileProblem, OperatorError } from '../operator-error'

/** The passwords of the embedded cluster's three logins. */
export type Passwords = { superuser: string; owner: string; portal: string }

/**
 * The passwords kept in `<dataDir>/secrets`, readable by the owner only; made at the first start.
 * @throws OperatorError when the superuser's is lost although the cluster exists
 */
export function clusterPasswords(dataDir: string, clusterExists: boolean): Passwords {
  const path = passwordPath(dataDir, 'superuser')
  if (clusterExists && !existsSync(path)) {
    throw new OperatorError(
      `${path} is missing, and without it the database cannot be opened: put it back from a backup.`,
    )
  }
  return {
    superuser: readOrCreate(dataDir, 'superuser'),
    owner: readOrCreate(dataDir, 'owner'),
    portal: readOrCreate(dataDir, 'portal'),
  }
}

const passwordPath = (dataDir: string, login: keyof Passwords) =>
  join(dataDir, 'secrets', `database-${login}-password`)

function readOrCreate(dataDir: string, login: keyof Passwords): string {
  const path = passwordPath(dataDir, login)
  try {
    mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
    writeFileSync(path, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw fileProblem(path, error)
  }
  const password = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{32,}$/.test(password))
    throw new OperatorError(`${path} is damaged: put it back from a backup.`)
  return password
}
