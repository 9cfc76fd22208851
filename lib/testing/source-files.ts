import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

export interface SourceFile {
  /** Path from the root of the repository, with forward slashes. */
  path: string
  text: string
  /** What it imports, as paths from the root without extension; packages by their name. */
  imports: Import[]
}

export interface Import {
  target: string
  typeOnly: boolean
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)(\s+type)?(?:\s[^'"`;]*?from)?\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, fixed, dynamic]) => {
    const raw = fixed ?? dynamic ?? ''
    const local = raw.startsWith('@/')
      ? raw.slice(2)
      : raw.startsWith('.')
        ? posix.join(dirname(path), raw)
        : raw
    return { target: local.replace(/\.(ts|tsx|mts|mjs|js)$/, ''), typeOnly: Boolean(type) }
  })
}

/** Every TypeScript file of the product that git knows or would add, generated code left out. */
export function sourceFiles(): SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mts'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
  return listed
    .split('\n')
    .filter(Boolean)
    .map((path) => relative(ROOT, join(ROOT, path)).replaceAll('\\', '/'))
    .flatMap((path) => {
      try {
        const text = readFileSync(join(ROOT, path), 'utf8')
        return [{ path, text, imports: importsOf(path, text) }]
      } catch {
        return [] // deleted but still in the index
      }
    })
}
