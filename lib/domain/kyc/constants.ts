/** Hours that a submission may wait for a person. */
export const SLA_HOURS = 24
/** Hours after which a review in progress is stuck. */
export const STUCK_HOURS = 2

export const ADULT_YEARS = 18
