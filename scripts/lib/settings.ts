import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Env, env } from '@/lib/env'

/** The folder of this clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/**
 * The settings of a command: from the shell, else `.env.local`, else `.env`. Folders are absolute, so that children
 * with another working directory mean the same ones.
 * @throws SettingsError
 */
export function loadSettings(): Env {
  for (const name of ['.env.local', '.env']) {
    const path = join(root, name)
    if (existsSync(path)) process.loadEnvFile(path)
  }
  const settings = env()
  settings.PHANTOM_DATA_DIR = resolve(root, settings.PHANTOM_DATA_DIR)
  settings.LOG_DIR = resolve(root, settings.LOG_DIR)
  return settings
}
