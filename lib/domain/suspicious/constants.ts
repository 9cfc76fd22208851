/** What a case can be closed with; the words say what was decided. */
export const OUTCOMES = ['reported', 'action_taken', 'no_action', 'false_positive'] as const

export const OUTCOME_WORDS: Record<(typeof OUTCOMES)[number], string> = {
  reported: 'Reported to the Financial Intelligence Agency',
  action_taken: 'The bank acted itself',
  no_action: 'Suspicious, but nothing to do',
  false_positive: 'False positive: the rule was wrong',
}

/** The window that a dry run looks back over, in days. */
export const DRY_RUN_DAYS = 30
