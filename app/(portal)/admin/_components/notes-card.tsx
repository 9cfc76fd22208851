import { Suspense } from 'react'
import { Card, CardHead } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { can } from '@/lib/auth/permissions'
import type { Noted } from '@/lib/domain/notes/constants'
import { loadNotes } from '@/lib/domain/notes/loaders'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { formatDateTime, formatUtc } from '@/lib/format/date'
import { AddNote } from './add-note'

type Props = { subject: Noted; id: string; name: string; clock: PageClock }

/** What staff wrote about a record, the newest first, and the way to write more. */
export function NotesCard({ subject, id, name, clock }: Props) {
  return (
    <Card aria-labelledby="notes">
      <CardHead
        id="notes"
        title="Notes"
        actions={can(clock.role, 'notes:write') && <AddNote subject={subject} id={id} name={name} />}
      />
      <Suspense fallback={<Skeleton className="mx-4 mb-4 h-12" />}>
        <Notes subject={subject} id={id} zone={clock.zone} />
      </Suspense>
    </Card>
  )
}

async function Notes({ subject, id, zone }: { subject: Noted; id: string; zone: string }) {
  const notes = await loadNotes(subject, id)
  if (notes.length === 0) return <p className="px-4 pb-4 text-muted">Nobody has written anything yet.</p>
  return (
    <ul className="divide-y px-4 pb-2">
      {notes.map((note) => (
        <li key={note.id} className="py-2.5">
          <p className="whitespace-pre-wrap break-words">{note.body}</p>
          <p className="mt-0.5 text-125 text-muted">
            {note.author} ·{' '}
            <time dateTime={note.createdAt} title={formatUtc(note.createdAt)}>
              {formatDateTime(note.createdAt, zone)}
            </time>
          </p>
        </li>
      ))}
    </ul>
  )
}
