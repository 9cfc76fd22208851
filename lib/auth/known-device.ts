import 'server-only'
import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { db } from '@/lib/db/client'
import type { Transaction } from '@/lib/db/transaction'
import { env, requiredSetting } from '@/lib/env'
import { cookieNames } from './cookie-names'
import { cookieOptions, decodeToken, newToken } from './session-token'

const DAYS = 180
const SECONDS = DAYS * 86_400

/** The secret of the browser this request came from; null when nobody has signed in there, or it was forged. */
export async function deviceOfRequest(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieNames(env().PUBLIC_URL).device)
  const payload = cookie ? await decodeToken(cookie.value) : null
  return typeof payload?.device === 'string' ? payload.device : null
}

/** Puts the secret of a known device in the browser's hands. In actions and route handlers only. */
export async function setDeviceCookie(device: string): Promise<void> {
  const names = cookieNames(env().PUBLIC_URL)
  const value = await encode({
    token: { device },
    secret: requiredSetting('SESSION_SECRET'),
    maxAge: SECONDS,
  })
  const store = await cookies()
  store.set(names.device, value, { ...cookieOptions(names.secure), maxAge: SECONDS })
}

/** The admin's device with this secret, if it is one and was not forgotten. */
export async function findDevice(adminUserId: string, device: string | null): Promise<string | null> {
  if (!device) return null
  const tokenHash = hashOf(adminUserId, device)
  const known = await db().knownDevice.findUnique({
    where: { tokenHash, revokedAt: null, lastSeenAt: { gt: new Date(Date.now() - SECONDS * 1000) } },
    select: { id: true },
  })
  return known?.id ?? null
}

/**
 * Notes that the admin has signed in on a device. One secret serves everybody who uses the browser; each has a row of
 * their own. A device that was forgotten gets a new secret.
 * @returns its id, and the secret for its cookie
 */
export async function rememberDevice(
  tx: Transaction,
  adminUserId: string,
  shown: string | null,
  userAgent: string | null,
): Promise<{ id: string; device: string }> {
  const known = shown
    ? await tx.knownDevice.findUnique({ where: { tokenHash: hashOf(adminUserId, shown) } })
    : null
  const seen = { lastSeenAt: new Date(), userAgent: userAgent?.slice(0, 500) ?? null }
  if (shown && known && known.revokedAt === null) {
    await tx.knownDevice.update({ where: { id: known.id }, data: seen, select: { id: true } })
    return { id: known.id, device: shown }
  }
  const device = shown && !known ? shown : newToken()
  const { id } = await tx.knownDevice.create({
    data: { adminUserId, tokenHash: hashOf(adminUserId, device), ...seen },
    select: { id: true },
  })
  return { id, device }
}

function hashOf(adminUserId: string, device: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`${adminUserId} ${device}`).digest())
}
