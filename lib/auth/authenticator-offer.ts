import 'server-only'
import { encode } from 'uqr'
import { totpUri } from './totp'

/** A secret as a QR code, drawn here so that no other server sees it, and as text. */
export function offerOf(secret: string, account: string) {
  const { data, size } = encode(totpUri(secret, account), { ecc: 'M', border: 2 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { qr: { path, size }, secret, account }
}
