import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Whether an Authorization header shows the token, as a bearer token or as the password of basic authentication.
 * Compares in constant time; without a configured token nothing matches.
 */
export function showsToken(authorization: string, token: string | undefined): boolean {
  const [scheme = '', credential = ''] = authorization.split(' ', 2)
  const shown =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(credential, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : scheme.toLowerCase() === 'bearer'
        ? credential
        : ''
  if (!token || !shown) return false
  return timingSafeEqual(digest(shown), digest(token))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
