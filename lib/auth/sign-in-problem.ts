/** The same words for unknown, wrong, disabled and locked. */
export const REFUSED =
  'That email and password do not open an account here. After several failures, signing in pauses for up to 15 minutes, and a new browser has to bring a code along.'

const UNAVAILABLE =
  'Signing in was not possible just now: too many people tried, or the database did not answer.'

/**
 * What the `error` in the sign-in page's address says, which next-auth puts there; null without one. Whatever else
 * stands there is not shown: anybody can write an address.
 */
export function problemOf(error: string | string[] | undefined): string | null {
  if (error === undefined) return null
  if (error === 'CredentialsSignin') return REFUSED
  if (error === 'SecondFactor') return 'This account needs its second factor: sign in here.'
  return `${error === 'Unavailable' ? UNAVAILABLE : 'Signing in did not work.'} Try again.`
}
