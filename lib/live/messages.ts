import { createHash } from 'node:crypto'
import type { StreamEnd } from '@/lib/metrics/live'

/** Why a stream ended: its session or display is over, the process stops, nobody can be checked, it was never read. */
export type EndReason = Exclude<StreamEnd, 'left'>

/** Some proxies hold back the first kilobytes of an answer: these hold nothing. */
const PADDING = `:${' '.repeat(2_048)}\n\n`
/** Milliseconds before a browser of its own accord connects again. */
const RETRY = 'retry: 3000\n\n'

const encoder = new TextEncoder()

/** What opens every stream. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const opening = encoder.encode(PADDING + RETRY)

/** The name of a state: the same state has the same one in every process, so that a reconnecting reader is not sent it again. */
export function stateId(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 16)
}

/** The whole state; it replaces the one before. */
export function stateMessage(id: string, body: string): string {
  return `event: state\nid: ${id}\ndata: ${body}\n\n`
}

/**
 * How old the figures are, by the database's clock, and what time it is here: readers never ask their own clock.
 * @param ageSeconds null while there are no figures
 */
export function tickMessage(ageSeconds: number | null, now: number): string {
  const age = ageSeconds === null ? null : Math.round(ageSeconds * 10) / 10
  return `event: tick\ndata: ${JSON.stringify({ age, now })}\n\n`
}

export function endMessage(reason: EndReason): string {
  return `event: end\ndata: ${JSON.stringify({ reason })}\n\n`
}

export const encode = (text: string): Uint8Array => encoder.encode(text)
