import { setImmediate as nextTurn } from 'node:timers/promises'
import { BusyError, HttpError } from '@/lib/http/errors'
import { live } from '@/lib/metrics/live'
import { type EndReason, encode, endMessage, opening, stateId, stateMessage, tickMessage } from './messages'
import { openViewer, type Reader, type Viewer } from './viewer'

/** What is shown now. */
export type Reading = {
  /** Differs when the body may. */
  version: string
  ageSeconds: number | null
  /** The state as JSON in one line; asked for once a version. */
  body(): string
}

export type Sources = {
  read(): Promise<Reading>
  /**
   * Which of these subjects may still read.
   * @throws when nobody can be checked
   */
  allowed(readers: readonly Reader[]): Promise<ReadonlySet<string>>
}

export type Limits = {
  /** Streams of one process; past it 503. */
  all: number
  /** Streams of one person or display; past it 429. */
  ofOne: number
}

/** A reader that hears nothing for longer takes the stream for lost. */
const BEAT_MS = 10_000
/** A session that was revoked ends its streams within this, the time of one query and a turn. */
const CHECK_MS = 10_000
/** While nobody can be checked, who was is believed for so long: as for pages (lib/auth/recent-sessions). */
const UNCHECKED_MS = 60_000
const SLOW_MS = 60_000
/** Streams written to before the process sees to other requests. */
const BATCH = 100
const RETRY_SECONDS = 30

export const LIVE_LIMITS: Limits = { all: 2_000, ofOne: 20 }

export type Hub = ReturnType<typeof createHub>

/**
 * One state for all viewers of a process: read once, encoded once, handed to each. It does nothing by itself: `turn`
 * is called every second or two, outside of any request.
 */
export function createHub({ read, allowed }: Sources, limits: Limits = LIVE_LIMITS) {
  const viewers = new Set<Viewer>()
  let version: string | null = null
  let state = { id: '', text: '', bytes: new Uint8Array() as Uint8Array }
  let age: { seconds: number | null; at: number } = { seconds: null, at: 0 }
  let [beatAt, checkedAt, closing] = [0, 0, false]

  const tick = (now: number) =>
    tickMessage(age.seconds === null ? null : age.seconds + (now - age.at) / 1000, Date.now())
  const whole = () => encode(state.text + tick(performance.now()))

  const end = (viewer: Viewer, reason: EndReason) => {
    live.record('live_streams_ended_total', { reason })
    if (reason === 'slow') viewer.cut()
    else viewer.end(encode(endMessage(reason)))
  }

  /** @returns whether there is a new state */
  async function refresh(now: number): Promise<boolean> {
    const reading = await read()
    age = { seconds: reading.ageSeconds, at: now }
    if (reading.version === version) return false
    version = reading.version
    const body = reading.body()
    const id = stateId(body)
    if (id === state.id) return false
    const text = stateMessage(id, body)
    state = { id, text, bytes: encode(text + tick(now)) }
    return true
  }

  async function each(work: (viewer: Viewer) => void): Promise<void> {
    let done = 0
    for (const viewer of [...viewers]) {
      work(viewer)
      done += 1
      if (done % BATCH === 0) await nextTurn()
    }
  }

  async function check(now: number): Promise<void> {
    const known = [...viewers]
    const may = await allowed(known.map(({ reader }) => reader)).catch(() => null)
    for (const viewer of known) {
      if (may?.has(viewer.reader.subject)) viewer.verifiedAt = now
      else if (may) end(viewer, 'session')
      else if (now - viewer.verifiedAt > UNCHECKED_MS) end(viewer, 'unreachable')
    }
  }

  return {
    /** How many streams are open. */
    count: () => viewers.size,

    /**
     * A stream for somebody who was just checked: the present state first, unless it is the one they have.
     * @throws BusyError, HttpError 429
     */
    async open(reader: Reader, lastId: string | null, now = performance.now()) {
      if (closing || viewers.size >= limits.all) throw new BusyError(RETRY_SECONDS)
      const own = [...viewers].filter((viewer) => viewer.reader.owner === reader.owner).length
      if (own >= limits.ofOne) {
        throw new HttpError(429, `At most ${limits.ofOne} live pages at once: close one.`)
      }
      if (version === null || viewers.size === 0) await refresh(now)
      const viewer = openViewer(reader, now, whole, (gone, byReader) => {
        viewers.delete(gone)
        live.record('live_streams', {}, viewers.size)
        if (byReader) live.record('live_streams_ended_total', { reason: 'left' })
      })
      viewers.add(viewer)
      live.record('live_streams', {}, viewers.size)
      viewer.send(opening, now)
      viewer.send(lastId === state.id ? encode(tick(now)) : whole(), now)
      return viewer.stream
    },

    /** Sends what is new, says that the stream lives, ends those that may no longer read or never do. */
    async turn(now = performance.now()): Promise<void> {
      if (viewers.size === 0) return
      // First: whatever else may fail, nobody reads on who may not.
      if (now - checkedAt >= CHECK_MS) {
        checkedAt = now
        await check(now)
      }
      if (await refresh(now)) {
        beatAt = now
        await each((viewer) => viewer.send(state.bytes, now))
      } else if (now - beatAt >= BEAT_MS) {
        beatAt = now
        const bytes = encode(tick(now))
        await each((viewer) => viewer.send(bytes, now))
      }
      for (const viewer of [...viewers]) {
        const since = viewer.behindSince()
        if (since !== null && now - since > SLOW_MS) end(viewer, 'slow')
      }
    },

    /** Ends every stream, and lets none be opened any more: the process stops. */
    async close(): Promise<void> {
      closing = true
      await each((viewer) => end(viewer, 'stopping'))
    },
  }
}
