import { readFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { env } from '@/lib/env'

/** Outgoing requests have 3 s: enough for a slow network, short enough to know. */
const LIMIT_MS = 3_000
const MAX_BYTES = 8_000_000

export type Neighbour = 'prometheus' | 'alertmanager'

const NAMES: Record<Neighbour, string> = { prometheus: 'Prometheus', alertmanager: 'Alertmanager' }

/** A monitoring program does not answer, or not as it should. The message is one sentence for people. */
export class NeighbourError extends Error {
  override name = 'NeighbourError'
}

type Place = { url: string; authFile?: string; caFile?: string }

function placeOf(name: Neighbour): Place {
  const settings = env()
  return name === 'prometheus'
    ? {
        url: settings.PROMETHEUS_URL,
        authFile: settings.PROMETHEUS_AUTH_FILE,
        caFile: settings.PROMETHEUS_CA_FILE,
      }
    : {
        url: settings.ALERTMANAGER_URL,
        authFile: settings.ALERTMANAGER_AUTH_FILE,
        caFile: settings.ALERTMANAGER_CA_FILE,
      }
}

/**
 * Asks a monitoring program, with its credential and certificates where they are set, read anew each time so that
 * they can be replaced. `fetch` takes no certificates of its own, hence Node's client. Follows no redirect.
 * @param path below the program's address, without a slash in front
 * @param body posted as JSON where there is one
 * @returns the text of an answer that says success
 * @throws NeighbourError within 3 s
 */
export async function ask(name: Neighbour, path: string, body?: unknown): Promise<string> {
  const { url, authFile, caFile } = placeOf(name)
  try {
    const target = new URL(`${url}/${path}`)
    const auth = authFile ? (await readFile(authFile, 'utf8')).trim() : undefined
    const ca = caFile ? await readFile(caFile) : undefined
    const { status, text } = await exchange(target, { auth, ca }, body)
    if (status >= 200 && status < 300) return text
    throw new NeighbourError(`${NAMES[name]} answered ${status}: ${text.trim().slice(0, 200)}.`)
  } catch (error) {
    if (error instanceof NeighbourError) throw error
    throw new NeighbourError(`${NAMES[name]} does not answer: run ./start-monitoring.sh.`, { cause: error })
  }
}

type Answer = { status: number; text: string }

function exchange(url: URL, secured: { auth?: string; ca?: Buffer }, body: unknown): Promise<Answer> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const client = url.protocol === 'https:' ? https : http
    const request = client.request(url, {
      ...secured,
      method: sent === undefined ? 'GET' : 'POST',
      headers: { accept: '*/*', ...(sent !== undefined && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    request.on('error', reject)
    request.on('response', async (response) => {
      try {
        const chunks: Buffer[] = []
        let size = 0
        for await (const chunk of response) {
          size += chunk.length
          if (size > MAX_BYTES) throw new Error('the answer is too large')
          chunks.push(chunk)
        }
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') })
      } catch (error) {
        request.destroy()
        reject(error)
      }
    })
    request.end(sent)
  })
}
