/** A wall display as admins see it; instants in ISO 8601. */
export type Display = {
  id: string
  name: string
  /** `waiting` for its code to be typed in; `lapsed`: that did not happen in time, or it was off for too long. */
  state: 'waiting' | 'connected' | 'lapsed' | 'revoked'
  createdAt: string
  createdBy: string
  pairedAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
  revokedBy: string | null
}
