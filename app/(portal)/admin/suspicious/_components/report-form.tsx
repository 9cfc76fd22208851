'use client'

import { Field, Textarea } from '@/components/ui/field'
import { draftReport } from '@/lib/domain/suspicious/actions'
import { ResponseForm } from '../../_components/response-form'

type Props = { caseId: string; subject: string; grounds: string; actionTaken: string; again: boolean }

/** Writes what a person has to: the grounds of suspicion, and what the bank did. Facts are added by the portal. */
export function ReportForm({ caseId, subject, grounds, actionTaken, again }: Props) {
  return (
    <ResponseForm
      action={draftReport}
      known={{ caseId }}
      label={again ? 'New draft' : 'Write the draft'}
      icon="file-text"
      variant="primary"
      title={`Report about ${subject}`}
      description="Facts about the person, the wallet and the transactions are added from the records. Drafts stay as they are; a new one goes on top."
      verb="Keep the draft"
      fields={({ value, error }) => (
        <>
          <Field label="Grounds of suspicion" htmlFor="grounds" error={error('grounds')}>
            <Textarea
              id="grounds"
              name="grounds"
              rows={8}
              defaultValue={value('grounds') || grounds}
              invalid={Boolean(error('grounds'))}
            />
          </Field>
          <Field label="What the bank did" htmlFor="actionTaken" error={error('actionTaken')}>
            <Textarea
              id="actionTaken"
              name="actionTaken"
              defaultValue={value('actionTaken') || actionTaken}
              invalid={Boolean(error('actionTaken'))}
            />
          </Field>
        </>
      )}
    />
  )
}
