/** How far ahead the work is shown. */
export const FORECAST_WEEKS = 26
/** The calendar shows this many weeks from the one that goes on. */
export const CALENDAR_WEEKS = 6
/** "Soon" for an approval that ends. */
export const SOON_DAYS = 30
/** Of the wallets whose limits are above their KYC, as many are listed. */
export const MISMATCHES_SHOWN = 50
