import { z } from 'zod'

/**
 * The kinds of value a setting can have. Each takes the text of an environment variable (never blank:
 * blank means not set) and its error message is the second half of a sentence, "NAME is “value”: …".
 */

export function text(instruction: string, pattern = /^[^\p{Cc}]+$/u) {
  return z.string({ error: instruction }).regex(pattern, { error: instruction, abort: true })
}

export function integer(minimum: number, maximum: number) {
  const error = `use a whole number from ${minimum} to ${maximum}`
  return text(error, /^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(minimum, { error }).max(maximum, { error }))
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `use one of ${values.join(', ')}` })
}

const switchWords = { on: true, true: true, '1': true, off: false, false: false, '0': false } as const

/** `on` or `off` (also true, false, 1, 0). */
export function onOff() {
  const words = Object.keys(switchWords) as (keyof typeof switchWords)[]
  return z.enum(words, { error: 'use on or off' }).transform((word) => switchWords[word])
}

const unitMilliseconds: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** A duration such as `500ms`, `15s`, `1m`; yields milliseconds. */
export function duration(minimum: string, maximum: string) {
  const error = `use a duration from ${minimum} to ${maximum}, such as 15s or 1m`
  const [low, high] = [toMilliseconds(minimum), toMilliseconds(maximum)]
  return z.string().transform((value, context) => {
    const milliseconds = toMilliseconds(value)
    if (milliseconds >= low && milliseconds <= high) return milliseconds
    context.addIssue({ code: 'custom', message: error })
    return z.NEVER
  })
}

function toMilliseconds(value: string): number {
  const match = /^(\d{1,9})(ms|s|m|h)$/.exec(value)
  return match ? Number(match[1]) * (unitMilliseconds[match[2] ?? ''] ?? Number.NaN) : Number.NaN
}

/** An absolute URL with one of the given schemes; yields it as typed, without a trailing slash. */
export function url(schemes: readonly string[], example: string) {
  return z.string().transform((value, context) => {
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : ''
    if (schemes.includes(scheme)) return value.replace(/\/+$/, '')
    context.addIssue({ code: 'custom', message: `use a URL such as ${example}` })
    return z.NEVER
  })
}

/** A PostgreSQL connection string that names a database. */
export function postgresUrl() {
  const example = 'postgresql://user:password@host:5432/database'
  return url(['postgres', 'postgresql'], example).refine((value) => new URL(value).pathname.length > 1, {
    error: `name the database at its end, as in ${example}`,
  })
}

/** Random text that signs or opens something: long, varied, without spaces. */
export function secret() {
  const error =
    'use at least 32 random characters without spaces, such as the output of `openssl rand -hex 32`'
  return text(error, /^[\x21-\x7e]{32,512}$/).refine((value) => new Set(value).size >= 10, { error })
}

/**
 * An IANA time zone whose offset from UTC is a whole number of hours all year: statistics are kept in
 * UTC hours, so that a bank day is always a whole number of them.
 */
export function wholeHourTimeZone() {
  return z.string().superRefine((value, context) => {
    const offsets = zoneOffsets(value)
    if (!offsets) {
      context.addIssue({ code: 'custom', message: 'use an IANA time zone such as Africa/Gaborone' })
    } else if (offsets.some((minutes) => minutes % 60 !== 0)) {
      const message = 'use a time zone a whole number of hours away from UTC, such as Africa/Gaborone'
      context.addIssue({ code: 'custom', message })
    }
  })
}

/** The zone's offsets in minutes in January and July (winter and summer time), undefined when there is no such zone. */
function zoneOffsets(timeZone: string): number[] | undefined {
  if (!/^[A-Za-z]/.test(timeZone)) return undefined // Intl also takes "+05:30", PostgreSQL reads that with the sign reversed
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    const year = new Date().getUTCFullYear()
    return [0, 6].map((month) => {
      const parts = format.formatToParts(new Date(Date.UTC(year, month, 1)))
      const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
      const match = /([+-])(\d\d):(\d\d)/.exec(name)
      return match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0
    })
  } catch {
    return undefined
  }
}

/** Shares of named routes, `/api/stream=0.1,/admin=0.5`; yields them by route. A route begins with a slash. */
export function sampleRates() {
  const error = 'use routes with a share above 0 and up to 1, such as /monitoring/dashboard=0.1,/admin=0.5'
  return z.string().transform((value, context) => {
    const rates: Record<string, number> = {}
    for (const part of value.split(',')) {
      const [, route, share] = /^\s*(\/[\w/[\].-]*)\s*=\s*([01](?:\.\d{1,6})?)\s*$/.exec(part) ?? []
      const rate = Number(share)
      if (route && rate > 0 && rate <= 1 && !(route in rates)) rates[route] = rate
      else context.addIssue({ code: 'custom', message: error })
    }
    return rates
  })
}
