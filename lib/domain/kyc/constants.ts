/** Hours that a submission may wait for a person. */
export const SLA_HOURS = 24

export const ADULT_YEARS = 18
