/**
 * The names of our cookies. Over HTTPS they carry the `__Host-` prefix: browsers then take them only from
 * this host, for all of it, over TLS, so that a neighbouring subdomain cannot plant one.
 */
export function cookieNames(publicUrl: string) {
  const secure = publicUrl.startsWith('https:')
  const prefix = secure ? '__Host-' : ''
  return {
    secure,
    session: `${prefix}phantom-session`,
    /** Between password and second factor. */
    challenge: `${prefix}phantom-sign-in`,
    /** A browser in which somebody has signed in before. */
    device: `${prefix}phantom-device`,
    display: `${prefix}phantom-display`,
    csrf: `${prefix}phantom-csrf`,
    callbackUrl: `${prefix}phantom-callback`,
  }
}
