import { setTimeout as delay } from 'node:timers/promises'

const attemptMs = 3_000
const pauseMs = 100

/** Where this machine reaches a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/**
 * Polls an address until it answers 200.
 * @returns an empty string, or the last answer when the time is over or `signal` fires
 */
export async function waitForOk(url: string, limitMs: number, signal: AbortSignal): Promise<string> {
  const deadline = performance.now() + limitMs
  let last = 'no answer'
  while (performance.now() < deadline && !signal.aborted) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(attemptMs) })
      if (response.ok) return ''
      last = `${response.status} ${(await response.text()).slice(0, 500)}`
    } catch {
      last = 'no answer'
    }
    await delay(pauseMs)
  }
  return last
}
