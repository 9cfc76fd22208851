import 'server-only'
import { generateSecret, generateURI, verifySync } from 'otplib'

const ISSUER = 'Phantom Banking'
/** A code is good for its own half minute and the one on either side: clocks of phones differ. */
const TOLERANCE_SECONDS = 30

/** A new secret in Base32, 160 bits. */
export const newTotpSecret = (): string => generateSecret()

/** What the QR code says to an authenticator. */
export const totpUri = (secret: string, account: string): string =>
  generateURI({ issuer: ISSUER, label: account, secret })

/**
 * The half minute a code belongs to (RFC 6238: SHA-1, six digits, 30 s); null when it is none of this secret's.
 * @param now the database's time
 */
export function totpStep(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
