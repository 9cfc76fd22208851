import { isIP, isIPv6 } from 'node:net'

/**
 * The address a request came from, believing only the proxies of our own.
 * `hops` proxies stand in front of the portal, each appending the address it saw to X-Forwarded-For; what
 * lies left of those entries was written by the client and counts for nothing.
 * @returns a plain IPv4 or IPv6 address, or null when even the peer of the connection is unknown
 */
export function clientAddress(
  forwardedFor: string | undefined,
  peer: string | undefined,
  hops: number,
): string | null {
  const chain = [...(forwardedFor?.split(',') ?? []), peer ?? '']
  const seen = hops > 0 ? chain.at(-1 - hops) : undefined
  return plainAddress(seen ?? '') ?? plainAddress(peer ?? '')
}

/** An address without brackets, port, zone or IPv4-in-IPv6 prefix; null when it is none. */
function plainAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) ? bare.toLowerCase() : null
}

/**
 * What attempts are counted by, as PostgreSQL's inet takes it: an IPv4 address, the /64 that one IPv6
 * customer commands, 0.0.0.0 where the address is unknown.
 */
export function sourceOf(address: string | null): string {
  if (address === null) return '0.0.0.0'
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  // A dotted tail ("::1.2.3.4") stands for two groups; it is never within the first four when compressed.
  const written = left.length + right.length + (address.includes('.') ? 1 : 0)
  const groups = [...left, ...(tail === undefined ? [] : Array(8 - written).fill('0')), ...right]
  const prefix = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${prefix.join(':')}::/64`
}
