const ANYWHERE_HERE = 'https://here.invalid'

/**
 * Where to go after sign-in: a path of this portal, whatever was asked for. Absolute addresses,
 * `//host`, backslashes and other ways of leaving are answered with the start page.
 * @param ownOrigins absolute addresses of these origins are taken for their path
 */
export function safeCallback(wanted: unknown, ownOrigins: readonly string[] = []): string {
  if (typeof wanted !== 'string' || wanted.length > 2048 || !URL.canParse(wanted, ANYWHERE_HERE)) return START
  const url = new URL(wanted, ANYWHERE_HERE)
  const ours = url.origin === ANYWHERE_HERE ? wanted.startsWith('/') : ownOrigins.includes(url.origin)
  if (!ours || url.username || url.password) return START
  const path = url.pathname + url.search
  // A path such as "//host" would be read as another host; going to the sign-in page again would be a loop.
  return path.startsWith('//') || /^\/(login|api)(\/|\?|$)/.test(path) || path === '/' ? START : path
}

const START = '/admin'
