import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Bank, describe, type Size, startBank } from './bank'
import { throughput } from './client'
import { alternate, type Measured } from './measure'

const ROOT = resolve(import.meta.dirname, '..')
const TREE = join(ROOT, 'bench', '.data', 'with-empty-page')
const CALLERS = 4

const PAGE = `import { connection } from 'next/server'

export default async function Empty() {
  await connection()
  return <p>Nothing</p>
}
`

/** Dashboards a second against pages a second that hold nothing, in one process and behind the same proxy. */
export async function dashboardAgainstEmpty(size: Size): Promise<Measured[]> {
  copyWithEmptyPage()
  const bank = await startBank(size, TREE)
  try {
    return [await compare(bank)]
  } finally {
    await bank.stop()
  }
}

async function compare(bank: Bank): Promise<Measured> {
  const rate = (path: string) => () => throughput(bank.page(path), CALLERS, 2_000)
  const { ratio, subject, control } = await alternate(rate('/monitoring/dashboard'), rate('/empty'), 8)
  return {
    title: `Dashboards a second / empty pages a second, one process (${describe(bank.size)})`,
    value: ratio,
    unit: 'ratio',
    bar: { atLeast: 0.6 },
    detail: `${subject.toFixed(1)}/s / ${control.toFixed(1)}/s`,
  }
}

/** The same sources and one page more, built in a folder of its own: no release has a page for benchmarks. */
export function copyWithEmptyPage(): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  })
  for (const folder of ['app', 'components', 'lib', 'prisma'])
    rmSync(join(TREE, folder), { recursive: true, force: true })
  for (const name of files.toString().split('\0').filter(Boolean)) {
    if (!existsSync(join(ROOT, name))) continue
    mkdirSync(dirname(join(TREE, name)), { recursive: true })
    cpSync(join(ROOT, name), join(TREE, name))
  }
  // The stylesheet is made of what a repository holds: without one, every file of every package is searched for classes.
  if (!existsSync(join(TREE, '.git'))) execFileSync('git', ['init', '--quiet'], { cwd: TREE })
  // Hard links, where the file system has them: nothing changes files of a package in place.
  if (!existsSync(join(TREE, 'node_modules'))) {
    execFileSync('cp', ['-al', join(ROOT, 'node_modules'), join(TREE, 'node_modules')])
  }
  mkdirSync(join(TREE, 'app', 'empty'), { recursive: true })
  writeFileSync(join(TREE, 'app', 'empty', 'page.tsx'), PAGE)
}
