import { z } from 'zod'

/** Fields of a DTO: how a value of the database becomes a serialisable one. Used in dto.ts and nowhere else. */

/** numeric → decimal string. */
export const money = z
  .custom<{ toFixed(digits: number): string }>(
    (value) => typeof value === 'object' && value !== null && 'toFixed' in value,
  )
  .transform((value) => value.toFixed(2))

/** timestamptz → ISO 8601 in UTC. */
export const instant = z.date().transform((value) => value.toISOString())

/** date → `2026-11-24`. */
export const day = z.date().transform((value) => value.toISOString().slice(0, 10))

/** int8 → number; the counts of one record fit. */
export const integer = z.union([z.bigint(), z.int()]).transform(Number)

/** `•••• 4417` of a phone or account number. */
export const lastFour = z.string().transform((value) => `•••• ${value.slice(-4)}`)

/** `417 ••• •••` of an identity or document number. */
export const firstThree = z.string().transform((value) => `${value.slice(0, 3)} ••• •••`)

/** `l•••@example.com` of an email address. */
export const maskedEmail = z.string().transform((value) => value.replace(/^(.)[^@]*/u, '$1•••'))

/** `•• ••• 1990` of a date of birth. */
export const maskedBirth = z.date().transform((value) => `•• ••• ${value.getUTCFullYear()}`)
