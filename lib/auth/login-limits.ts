/** Failures of one account from one source, or on one known device, that are let pass before each further one makes the wait longer. */
export const FREE_FAILURES = 5
/** Failures of one account, wherever: after these a device it does not know must bring a second factor along. */
export const ACCOUNT_FAILURES = 10
/** Failures of one source within a quarter of an hour, whatever the account: a whole office shares one. */
export const SOURCE_FAILURES = 100
/** Failures of everybody within a minute. */
export const GLOBAL_FAILURES = 300

const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 15 * 60

/** How long the pair must wait after its nth failure in a row: 30 s, doubling up to 15 minutes. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_SECONDS)
}
