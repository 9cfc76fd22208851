import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './settings'
import { Stop } from './stop'

/**
 * Makes the database client of prisma/schema, unless it is there for this schema already.
 * @throws Stop with what the generator said
 */
export async function generate(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(root, 'scripts/generate.mjs')], { cwd: root })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new Stop(`The database client could not be generated from prisma/schema:\n${said}`)
  }
}
