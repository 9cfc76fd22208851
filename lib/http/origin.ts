const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Whether a host name, as `URL.hostname` gives it, is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.includes(hostname)
}

/**
 * The origins people use this portal from: PUBLIC_URL, and while that is a loopback address the other
 * names of the same machine with the same port.
 */
export function ownOrigins(publicUrl: string): string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl)
  if (!isLoopback(hostname)) return [origin]
  return LOOPBACK.map((host) => new URL(`${protocol}//${host}${port && `:${port}`}`).origin)
}

type ReadableHeaders = { get(name: string): string | null }

/**
 * Whether a write may have been asked for by our own pages. Compares with the configured address and not
 * with Host or X-Forwarded-Host, which an attacker can make agree with a forged Origin.
 * Browsers send Origin with every write; a request with neither Origin nor Sec-Fetch-Site is no browser,
 * and is let through only where `browserOnly` is false.
 */
export function isOwnOrigin(headers: ReadableHeaders, publicUrl: string, browserOnly: boolean): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  if (origin === null) return !browserOnly
  return ownOrigins(publicUrl).includes(origin)
}
