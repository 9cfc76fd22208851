/** `balance`: the wallet; `chain`: a transaction that begins with something else than the one before left. */
export const DIFFERENCE_KINDS = ['balance', 'chain'] as const
export const DIFFERENCE_STATES = ['open', 'resolved'] as const
