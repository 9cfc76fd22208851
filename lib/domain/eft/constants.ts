/** An EFT payment pending or processing for longer than this is stuck. */
export const STUCK_HOURS = 24

/** What the bank can be said to have answered when a stuck payment is failed by hand. */
export const FAILURE_CODES = ['bank_declined', 'invalid_account', 'network_timeout', 'system_error'] as const

/** The statuses of what is under way. */
export const OPEN_STATUSES = ['pending', 'processing'] as const

/** Minutes that a bank gets to answer before a payment can be sent to it once more. */
export const RETRY_MINUTES = 15

/** Whether a payment that is under way has been so for too long; times in milliseconds. */
export function isStuck({ status, createdAt }: { status: string; createdAt: string }, now: number): boolean {
  return (
    OPEN_STATUSES.some((open) => open === status) && Date.parse(createdAt) < now - STUCK_HOURS * 3_600_000
  )
}
