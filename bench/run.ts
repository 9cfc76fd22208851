import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs, promisify } from 'node:util'
import { auditBenchmark } from './audit'
import { type Bank, describe, loadBank, type Size, startBank } from './bank'
import { dashboardAgainstEmpty } from './empty-page'
import { exportsBenchmark } from './exports'
import { freezeBenchmark } from './freeze'
import { freshness } from './freshness'
import { listsBenchmark, searchBenchmark } from './lists'
import { growth, holds, type Measured } from './measure'
import { dashboardBySize, memoryGrowth, recordingCost } from './pages'
import { keep, line } from './report'
import { scrapeAgainstBare, scrapeBySize } from './scrape'
import { withBench } from './statistics/bank'
import { foldBenchmark } from './statistics/fold'
import { writersBenchmarks } from './statistics/writers'
import { openStreams } from './streams'
import { judgingBySize } from './suspicion'

const small: Size = { name: 'small', customers: 5_000, merchants: 200, transactions: 50_000 }
const big: Size = { name: 'big', customers: 50_000, merchants: 600, transactions: 500_000 }
const million: Size = { name: 'million', customers: 20_000, merchants: 300, transactions: 1_000_000 }
const tenth: Size = { name: 'tenth', customers: 100_000, merchants: 1_000, transactions: 1_000_000 }
const full: Size = { name: 'full', customers: 1_000_000, merchants: 3_000, transactions: 10_000_000 }

/** So many entries of the declared tables are shown; the others are faster. */
const SLOWEST = 12

type Banks = { big: Bank; small: Bank; minutes: number }

/** A benchmark of a running portal is a line here. */
const benchmarks: Record<string, (banks: Banks) => Promise<Measured[]>> = {
  scrape: ({ small: bank }) => scrapeAgainstBare(bank),
  'scrape-size': (banks) => scrapeBySize(banks.big, banks.small),
  dashboard: (banks) => dashboardBySize(banks.big, banks.small),
  recording: (banks) => recordingCost(banks.small),
  freshness: (banks) => freshness(banks.big),
  judging: (banks) => judgingBySize(banks.big, banks.small),
  streams: (banks) => openStreams(banks.small),
  memory: (banks) => (banks.minutes > 0 ? memoryGrowth(banks.small, banks.minutes) : Promise.resolve([])),
}

/** A benchmark that starts what it needs itself is a line here. */
const alone: Record<string, () => Promise<Measured[]>> = {
  'dashboard-empty': async () => {
    await loadBank(small)
    return dashboardAgainstEmpty(small)
  },
  lists: () => bySize('lists', listsBenchmark),
  search: () => bySize('search', searchBenchmark),
  exports: async () => {
    await loadBank(million)
    const bank = await startBank(million)
    return exportsBenchmark(bank).finally(bank.stop)
  },
  writers: () => withBench(writersBenchmarks),
  audit: () => withBench(auditBenchmark),
  freeze: () => withBench(freezeBenchmark),
  fold: () => withBench(foldBenchmark),
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    tenth: { type: 'boolean', default: false },
    'memory-minutes': { type: 'string', default: '0' },
  },
})
const minutes = Number(values['memory-minutes'])
const names = [...Object.keys(alone), ...Object.keys(benchmarks)]
const unknown = positionals.find((name) => !names.includes(name))
if (unknown || !(minutes >= 0)) {
  throw new Error(`npm run bench -- [${names.join(' | ')}] [--full] [--memory-minutes 10]`)
}

const results: Measured[] = []
const isAsked = (name: string) => positionals.length === 0 || positionals.includes(name)
const run = async (measured: Promise<Measured[]>) => {
  for (const result of await measured) {
    results.push(result)
    console.log(line(result))
  }
}

for (const [name, benchmark] of Object.entries(alone)) if (isAsked(name)) await run(benchmark())
if (Object.keys(benchmarks).some(isAsked)) await withPortals()
console.log(`\n${keep(results)}`)
process.exitCode = results.every(holds) ? 0 : 1

/** In full also against a tenth of it, in a process of its own: one has one database. */
async function bySize(
  name: string,
  benchmark: (size: Size, entries: number) => Promise<Measured[]>,
): Promise<Measured[]> {
  const size = values.tenth ? tenth : values.full ? full : big
  await loadBank(size)
  const measured = await benchmark(size, values.tenth ? Number.POSITIVE_INFINITY : SLOWEST)
  if (size !== full) return measured
  const command = ['scripts/run.mjs', 'bench', name, '--tenth']
  // A bar that is missed there ends it with 1: its results count all the same.
  const { stdout } = await promisify(execFile)(process.execPath, command).catch(
    (missed: { stdout: string }) => missed,
  )
  const { results: smaller } = JSON.parse(readFileSync(stdout.trim().split('\n').at(-1) ?? '', 'utf8'))
  return [...measured, growth(measured, smaller, `${describe(full)} / ${describe(tenth)}`)]
}

async function withPortals(): Promise<void> {
  const sizes = [small, values.full ? full : big] as const
  for (const size of sizes) await loadBank(size)
  const started: Bank[] = []
  try {
    for (const size of sizes) started.push(await startBank(size))
    const [smallBank, bigBank] = started
    if (!smallBank || !bigBank) throw new Error('a bank did not start')
    for (const [name, benchmark] of Object.entries(benchmarks)) {
      if (isAsked(name)) await run(benchmark({ small: smallBank, big: bigBank, minutes }))
    }
  } finally {
    await Promise.all(started.map((bank) => bank.stop()))
  }
}
