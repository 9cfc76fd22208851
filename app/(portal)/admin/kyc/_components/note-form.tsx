'use client'

import { Field, Textarea } from '@/components/ui/field'
import { noteCase } from '@/lib/domain/kyc-desk/actions'
import { ResponseForm } from '../../_components/response-form'

/** Adds what an officer found out, for colleagues. */
export function NoteForm({ recordId }: { recordId: string }) {
  return (
    <ResponseForm
      action={noteCase}
      known={{ recordId }}
      label="Note"
      icon="file-text"
      size="sm"
      variant="ghost"
      title="Note on this review"
      description="For colleagues; the customer does not see it. Notes stay as they are."
      verb="Add the note"
      fields={({ value, error }) => (
        <Field label="Note" htmlFor="body" error={error('body')}>
          <Textarea id="body" name="body" defaultValue={value('body')} invalid={Boolean(error('body'))} />
        </Field>
      )}
    />
  )
}
