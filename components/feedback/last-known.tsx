import { Stale } from './stale'

/** Above the last figures while the database does not answer. */
export function LastKnown({ asOf }: { asOf: string }) {
  return (
    <Stale>
      The database is not reachable. These are the last known figures, as of {asOf}; records cannot be opened
      until the connection is back. Nothing is lost.
    </Stale>
  )
}
