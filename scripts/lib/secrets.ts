import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, Stop } from './stop'

/** What is generated when the settings do not give it: 32 random bytes each, in hexadecimal. */
const fileNames = {
  SESSION_SECRET: 'session-secret',
  SECOND_FACTOR_KEY: 'second-factor-key',
  METRICS_TOKEN: 'metrics-token',
  ALERT_WEBHOOK_TOKEN: 'alertmanager-webhook-token',
  DB_PASSWORD: 'database-exporter-password',
} as const
export type SecretName = keyof typeof fileNames

/** Where a generated secret is kept. */
export function secretPath(dataDir: string, name: SecretName): string {
  return join(dataDir, 'secrets', fileNames[name])
}

/**
 * The secret kept in the data folder, made at the first call, readable by the owner only.
 * @throws Stop when the file is damaged
 */
export function readOrCreateSecret(dataDir: string, name: SecretName): string {
  const path = secretPath(dataDir, name)
  mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(secret)) {
    throw new Stop(`${path} is damaged: delete it, and a new one is made at the next start.`)
  }
  return secret
}
