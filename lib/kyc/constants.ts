/** How long records have been pending, in hours: from, to; the last has no end. */
export const AGE_BUCKETS = [
  { key: 'under_4h', label: 'Under 4 h', from: 0, to: 4 },
  { key: '4_to_12h', label: '4 to 12 h', from: 4, to: 12 },
  { key: '12_to_24h', label: '12 to 24 h', from: 12, to: 24 },
  { key: '1_to_2d', label: '1 to 2 d', from: 24, to: 48 },
  { key: 'over_2d', label: 'Over 2 d', from: 48, to: null },
] as const

/** From this risk score on an approval takes two officers, as a rule of the database says as well. */
export const TWO_OFFICERS_FROM = 71

/** How long a submission may wait for its decision. */
export const SLA_SECONDS = 24 * 3_600
