/** A code is good for so long. */
export const CODE_MINUTES = 10
/** A screen that was off for longer must be connected again. */
export const UNUSED_DAYS = 90
/** Displays that are not revoked, all together. */
export const MOST_DISPLAYS = 50

/** What a code is made of: no letter or digit that looks like another one across a room. */
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
export const CODE_LENGTH = 8

/** `K7WP-3QXD`: as it is shown. */
export const spaced = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
