import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@/lib/free-port'
import { type Bank, describe, folderOf, run } from './bank'
import { ask, askInTurn, type Target, throughput } from './client'
import { alternate, type Measured, median } from './measure'

const EIGHT = 8
const ROUND_MS = 1_000
const IN_TURN = 150
/** A body serves everybody for a second: after that the next scrape is rendered anew. */
const STALE_MS = 1_050

async function withBareServer<T>(bank: Bank, use: (bare: Target) => Promise<T>): Promise<T> {
  const { url, headers } = bank.scrape
  const answer = await fetch(url, { headers })
  const file = join(folderOf(bank.size), 'exposition.txt')
  writeFileSync(file, await answer.text())
  const port = await freePort()
  const child = run(['bench/bare-server.mjs', file, String(port)], {})
  const bare = { url: `http://127.0.0.1:${port}/`, headers: { 'accept-encoding': 'gzip' } }
  try {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const up = await ask(bare).catch(() => null)
      if (up !== null) return await use(bare)
      await wait(100)
    }
    throw new Error('the bare server did not start')
  } finally {
    child.kill()
  }
}

/** The scrape against a server that renders the same series for each request. */
export function scrapeAgainstBare(bank: Bank): Promise<Measured[]> {
  const latency = (target: Target) => async () => median(await askInTurn(target, IN_TURN))
  const rate = (target: Target) => () => throughput(target, EIGHT, ROUND_MS)
  return withBareServer(bank, async (bare) => {
    const results: Measured[] = []
    for (const [name, target] of [
      ['METRICS_PORT', bank.internalScrape],
      ['PORT', bank.scrape],
    ] as const) {
      const one = await alternate(latency(target), latency(bare))
      results.push({
        title: `Scrape on ${name}, 1 caller: time / bare node:http with prom-client (${describe(bank.size)})`,
        value: one.ratio,
        unit: 'ratio',
        bar: { atMost: name === 'PORT' ? 1.5 : 0.5 },
        detail: `${one.subject.toFixed(2)} ms / ${one.control.toFixed(2)} ms`,
      })
      const eight = await alternate(rate(target), rate(bare))
      results.push({
        title: `Scrape on ${name}, 8 callers: scrapes a second / bare node:http with prom-client`,
        value: eight.ratio,
        unit: 'ratio',
        bar: { atLeast: name === 'PORT' ? 1 : 3 },
        detail: `${eight.subject.toFixed(0)}/s / ${eight.control.toFixed(0)}/s`,
      })
    }
    return results
  })
}

/** A scrape that is rendered anew, in a big and in a small bank. */
export async function scrapeBySize(big: Bank, small: Bank): Promise<Measured[]> {
  const fresh = (bank: Bank) => async () => {
    const taken: number[] = []
    for (let n = 0; n < 3; n += 1) {
      await wait(STALE_MS)
      taken.push(await ask(bank.internalScrape))
    }
    return median(taken)
  }
  const { ratio, subject, control } = await alternate(fresh(big), fresh(small))
  return [
    {
      title: `Scrape rendered anew: big bank (${describe(big.size)}) / small bank (${describe(small.size)})`,
      value: ratio,
      unit: 'ratio',
      bar: { atMost: 1.1 },
      detail: `${subject.toFixed(1)} ms / ${control.toFixed(1)} ms`,
    },
  ]
}
