import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { perProcess } from '@/lib/per-process'
import { HashQueue } from './hash-queue'
import { PASSWORD_MAX, spelled } from './password-policy'

/** argon2id with OWASP's first choice of costs: 19 MiB, two passes, one lane. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const CURRENT = '$argon2id$v=19$m=19456,t=2,p=1$'

/** The hash of a thrown-away random password: verified for accounts that do not exist, to take as long. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$50jq7xlWxTQQpIHAbsKmIQ$K2Ow1YIwccYAjeGo0ZSuKCqPNTlTAIKJ62obpDF9HqE'

const queue = () => perProcess('hash-queue', () => new HashQueue(2, 16))

/** @throws BusyError when too many hashes are waiting */
export function hashPassword(password: string): Promise<string> {
  return queue().run(() => hash(spelled(password), COSTS))
}

/**
 * Compares a password with a stored hash, or with nobody's: the same work either way.
 * @returns whether it matches, and whether the hash should be made anew with today's costs
 * @throws BusyError when too many hashes are waiting
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
): Promise<{ matches: boolean; outdated: boolean }> {
  const tooLong = password.length > PASSWORD_MAX
  const matches = await queue().run(() => verify(stored ?? NOBODY, tooLong ? '' : spelled(password)))
  return { matches: matches && stored !== null && !tooLong, outdated: !stored?.startsWith(CURRENT) }
}

/** Without look-alikes (0 O o, 1 l I): these are read from paper and from terminals. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A random password of five groups of four: 116 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
