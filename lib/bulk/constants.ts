/** So many records at once need their number typed before anything happens. */
export const TYPED_ABOVE = 100
/** As many records one run can hold. */
export const MOST_ROWS = 50_000
