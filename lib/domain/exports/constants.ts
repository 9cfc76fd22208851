export const EXPORT_FORMATS = ['csv', 'json'] as const

/** An export that nobody fetched within so many minutes is over. */
export const FETCH_MINUTES = 5
/** Seconds without a sign of life after which the process that sent it is taken for dead. */
export const LOST_SECONDS = 30

/** How it ended, in words. */
export const ENDINGS: Record<string, string> = {
  complete: 'Complete',
  client_gone: 'The browser went away',
  stopped: 'Stopped',
  too_slow: 'Its reader took nothing for a minute',
  too_long: 'It took longer than a quarter of an hour',
  failed: 'The database ended it',
  not_fetched: 'Never fetched',
  lost: 'The portal was stopped meanwhile',
}
