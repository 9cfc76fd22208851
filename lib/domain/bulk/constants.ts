/** A plan that nobody confirmed within so many minutes is over: the bank has moved on. */
export const CONFIRM_MINUTES = 60

/** How it ended, in words. */
export const ENDINGS: Record<string, string> = {
  complete: 'Complete',
  stopped: 'Stopped',
  not_confirmed: 'Never confirmed',
  maker_gone: 'Who asked for it may not do it any more',
}
