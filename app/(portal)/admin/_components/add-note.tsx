'use client'

import { Field, Textarea } from '@/components/ui/field'
import { addNote } from '@/lib/domain/notes/actions'
import { LONGEST_NOTE, type Noted } from '@/lib/domain/notes/constants'
import { ResponseForm } from './response-form'

/** Writes a note on a record. */
export function AddNote({ subject, id, name }: { subject: Noted; id: string; name: string }) {
  return (
    <ResponseForm
      action={addNote}
      known={{ subject, id }}
      label="Add"
      icon="plus"
      size="sm"
      title={`Note on ${name}`}
      description="For whoever looks next. Notes stay as they are, with your name."
      verb="Add the note"
      fields={({ value, error }) => (
        <Field label="Note" htmlFor={`note-${id}`} error={error('body')}>
          <Textarea
            id={`note-${id}`}
            name="body"
            rows={5}
            maxLength={LONGEST_NOTE}
            defaultValue={value('body')}
            invalid={Boolean(error('body'))}
          />
        </Field>
      )}
    />
  )
}
