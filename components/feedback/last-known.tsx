import { formatDateTime } from '@/lib/format/date'
import { Stale } from './stale'

/** Above the last figures while the database does not answer. */
export function LastKnown({ takenAt, zone }: { takenAt: string; zone: string }) {
  return (
    <Stale>
      The database is not reachable. These are the last known figures, as of{' '}
      {formatDateTime(takenAt, zone, true)}; records cannot be opened until the connection is back. Nothing is
      lost.
    </Stale>
  )
}
