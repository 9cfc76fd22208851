/** What a note can be about. */
export const NOTED = ['customer', 'merchant', 'transaction'] as const

export type Noted = (typeof NOTED)[number]

export const LONGEST_NOTE = 4_000
