import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `next build` reads. Tests, scripts and the generated client (made from prisma/schema) do not change it. */
const buildInputs = [
  'app',
  'components',
  'lib',
  'monitoring/runbooks',
  'public',
  'prisma/schema',
  'prisma/migrations',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const ignored = /\.test\.tsx?$|(^|\/)lib\/(db\/generated|testing)(\/|$)/

/** A hash over all files the build reads and the major version of Node: the same hash, the same build. */
export function buildHash(root: string): string {
  const hash = createHash('sha256').update(
    `node ${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`,
  )
  for (const path of buildInputs.flatMap((input) => filesUnder(root, input))) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Paths relative to root of a file or of all files below a folder, sorted; empty when there is none. */
function filesUnder(root: string, path: string): string[] {
  if (ignored.test(path)) return []
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true })
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.name.startsWith('.') ? [] : filesUnder(root, `${path}/${entry.name}`)))
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ENOTDIR') return [path]
      if (error.code === 'ENOENT') return []
    }
    throw error
  }
}
