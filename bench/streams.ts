import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type Bank, describe } from './bank'
import { askInTurn } from './client'
import { type Measured, quantile } from './measure'

const STREAMS = 1_000
/** Fewer than one person may have (lib/live/hub). */
const OF_ONE = 20
const OPENED_AT_ONCE = 50
const PAGE = '/admin/audit'
const PAGES = 200
const ROUNDS = 3
/** Long enough for three snapshots and three samples of the machine. */
const WATCHED_MS = 45_000
const SETTLE_MS = 3_000

type Readers = { events(): number; close(): void }

/** A thousand people who watch: what they cost the process, and what they cost those who open a page meanwhile. */
export async function openStreams(bank: Bank): Promise<Measured[]> {
  const headers = await bank.readers(STREAMS / OF_ONE)
  const pages = () => askInTurn(bank.page(PAGE), PAGES)
  await (await open(bank, headers, STREAMS)).close() // the process has had its streams once: its heap has grown
  await pages()
  await wait(SETTLE_MS)

  const before = { held: await bank.held(), resident: bank.memory() }
  let readers = await open(bank, headers, STREAMS)
  await wait(SETTLE_MS)
  const each = ((await bank.held()) - before.held) / STREAMS / 1024
  const resident = (bank.memory() - before.resident) / STREAMS / 1024
  const [started, used, heard] = [performance.now(), bank.processor(), readers.events()]
  await wait(WATCHED_MS)
  const share = ((bank.processor() - used) / (performance.now() - started)) * 100_000
  const events = (readers.events() - heard) / STREAMS

  const quiet: number[] = []
  const watched: number[] = await pages()
  for (let round = 0; round < ROUNDS; round += 1) {
    readers.close()
    await wait(SETTLE_MS)
    quiet.push(...(await pages()))
    readers = await open(bank, headers, STREAMS)
    await wait(SETTLE_MS)
    watched.push(...(await pages()))
  }
  readers.close()
  const with95 = quantile(watched, 0.95)
  const without95 = quantile(quiet, 0.95)
  const who = `${STREAMS} open streams (${describe(bank.size)})`
  return [
    {
      title: `Processor time of ${who}, percent of one core`,
      value: share,
      unit: 'percent',
      bar: { atMost: 5 },
      detail: `${events.toFixed(1)} events each in ${WATCHED_MS / 1000} s`,
    },
    {
      title: `Memory of ${who}, KB each`,
      value: each,
      unit: 'KB',
      bar: { atMost: 64 },
      detail: `held after a collection; resident ${resident.toFixed(0)} KB each, ${(before.resident / 2 ** 20).toFixed(0)} MiB before`,
    },
    {
      title: `Pages meanwhile, 95th percentile: with / without ${who}`,
      value: with95 / without95,
      unit: 'ratio',
      bar: { atMost: 1.25 },
      detail: `${with95.toFixed(1)} ms / ${without95.toFixed(1)} ms`,
    },
    {
      title: `Pages meanwhile, 99th percentile in ms, with ${who}`,
      value: quantile(watched, 0.99),
      unit: 'milliseconds',
      bar: { atMost: 50 },
      detail: `${quantile(quiet, 0.99).toFixed(1)} ms without`,
    },
  ]
}

/** Opens so many streams and reads them; resolves when each has had its first state. */
async function open(bank: Bank, headers: Record<string, string>[], count: number): Promise<Readers> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const { url } = bank.page('/api/live')
  const answers: IncomingMessage[] = []
  let events = 0
  const one = (n: number) =>
    new Promise<void>((resolve, reject) => {
      const sent = request(url, { agent, headers: headers[n % headers.length] }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`a stream was answered ${answer.statusCode}`))
        answers.push(answer)
        answer.on('error', () => {}) // it is closed by us
        answer.on('data', (chunk: Buffer) => {
          if (chunk.includes('event: state')) resolve()
          events += chunk.includes('event: ') ? 1 : 0
        })
      })
      sent.once('error', reject).end()
    })
  for (let n = 0; n < count; n += OPENED_AT_ONCE) {
    await Promise.all(Array.from({ length: OPENED_AT_ONCE }, (_, at) => one(n + at)))
  }
  return {
    events: () => events,
    close: () => {
      for (const answer of answers) answer.destroy()
      agent.destroy()
    },
  }
}
