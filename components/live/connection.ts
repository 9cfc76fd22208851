import { serverEvents } from './event-stream'

/**
 * `ended`: the session is over, and no new try would help. `crowded`: this person has too many live pages open.
 * `lost`: trying again.
 */
export type Link = 'connecting' | 'live' | 'lost' | 'crowded' | 'ended'

export type Listener = {
  state(data: unknown): void
  tick(tick: { age: number | null; now: number }): void
  link(link: Link): void
}

/** The server says something every 10 s; whoever hears nothing for so long is cut off, or behind a proxy that buffers. */
const SILENCE_MS = 25_000
const FIRST_WORD_MS = 10_000
const LONGEST_WAIT_MS = 30_000

type Outcome = { link: Exclude<Link, 'connecting' | 'live'>; afterMs?: number; quietly?: boolean }

/**
 * Reads the stream at `url` and takes it up again whenever it breaks, from where it was, until stopped or until the
 * session is over. One break is mended without a word; the second in a row is told.
 * @returns stops it
 */
export function connect(url: string, listener: Listener): () => void {
  const stop = new AbortController()
  void keepReading(url, listener, stop.signal)
  return () => stop.abort()
}

async function keepReading(url: string, listener: Listener, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null
  let failures = 0
  const heard = (id: string | null) => {
    lastId = id ?? lastId
    failures = 0
  }
  while (!signal.aborted) {
    const outcome = await readOnce(url, lastId, heard, listener, signal)
    if (signal.aborted) return
    failures += 1
    if (outcome.link === 'ended') return listener.link('ended')
    if (outcome.link === 'crowded' || failures > 1) listener.link(outcome.link)
    const backOff = Math.min(1_000 * 2 ** (failures - 1), LONGEST_WAIT_MS)
    await pause(outcome.afterMs ?? backOff * (0.5 + Math.random()), signal)
  }
}

async function readOnce(
  url: string,
  lastId: string | null,
  heard: (id: string | null) => void,
  listener: Listener,
  signal: AbortSignal,
): Promise<Outcome> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), FIRST_WORD_MS)
  try {
    const answer = await fetch(url, {
      headers: lastId === null ? {} : { 'last-event-id': lastId },
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!answer.ok || !answer.body) return refusal(answer)
    for await (const { event, id, data } of serverEvents(answer.body)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      const content: unknown = JSON.parse(data)
      if (event === 'end') return lastWord(content)
      heard(id)
      if (event === 'state') listener.state(content)
      if (event === 'tick') listener.tick(content as { age: number | null; now: number })
      listener.link('live')
    }
  } catch {
    // Cut off, silent, or out of reach: all the same, try again.
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
  return { link: 'lost' }
}

function refusal(answer: Response): Outcome {
  const afterMs = Number(answer.headers.get('retry-after') ?? 0) * 1_000 || undefined
  if (answer.status === 401 || answer.status === 403) return { link: 'ended' }
  return { link: answer.status === 429 ? 'crowded' : 'lost', afterMs }
}

function lastWord(content: unknown): Outcome {
  const reason = typeof content === 'object' && content && 'reason' in content ? content.reason : null
  if (reason === 'session') return { link: 'ended' }
  // All readers of a process that stops would come back in the same moment.
  return { link: 'lost', afterMs: reason === 'stopping' ? 1_000 + Math.random() * 3_000 : undefined }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
