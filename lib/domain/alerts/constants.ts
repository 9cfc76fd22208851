/** What an alert can be about: the label `area` of its rule. One without is `other`. */
export const ALERT_AREAS = [
  'availability',
  'capacity',
  'database',
  'security',
  'business',
  'monitoring',
  'other',
] as const

export const ALERT_SEVERITIES = ['critical', 'warning', 'info', 'none'] as const

/** Always fires, to prove that alerts travel: it tells nobody anything, and is not kept. */
export const WATCHDOG = 'Watchdog'

/** For how long an alert can be silenced, in hours. */
export const SILENCE_HOURS = ['1', '4', '24', '72', '168'] as const
