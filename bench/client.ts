import { Agent, request } from 'node:http'

export type Target = { url: string; headers?: Record<string, string> }

/** Connections are kept, as Prometheus and browsers keep them. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const LIMIT_MS = 10_000

/**
 * Asks once, and waits for the last byte.
 * @returns milliseconds
 * @throws for any answer but 200
 */
export function ask({ url, headers }: Target): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers, timeout: LIMIT_MS }, (answer) => {
      answer.resume()
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started)
        else reject(new Error(`${url} answered ${answer.statusCode}`))
      })
    })
    sent.once('timeout', () => sent.destroy(new Error(`${url} took longer than ${LIMIT_MS} ms`)))
    sent.once('error', reject).end()
  })
}

/** Asks one after the other. @returns the milliseconds of each */
export async function askInTurn(target: Target, times: number): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < times; n += 1) taken.push(await ask(target))
  return taken
}

/** Has several callers ask without a pause. @returns answers per second */
export async function throughput(target: Target, callers: number, milliseconds: number): Promise<number> {
  const started = performance.now()
  let answers = 0
  const call = async () => {
    while (performance.now() - started < milliseconds) {
      await ask(target)
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return answers / ((performance.now() - started) / 1000)
}
