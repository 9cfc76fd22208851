'use client'

import { Field, Textarea } from '@/components/ui/field'
import { requestRuleChange, requestRuleSwitch } from '@/lib/domain/suspicious/actions'
import { ResponseForm, type Typed } from '../../../_components/response-form'

type Props = { rule: string; name: string; version: number }

const TWO = 'It takes a second person: nothing changes until they approve.'

/** Asks for what the dry run tried. */
export function ChangeForm({ rule, name, version, dryRunId }: Props & { dryRunId: string }) {
  return (
    <ResponseForm
      action={requestRuleChange}
      known={{ rule, seenVersion: String(version), dryRunId }}
      label="Ask for this change"
      icon="stamp"
      variant="primary"
      title={`Change the rule “${name}”`}
      description={TWO}
      verb="Ask for approval"
      fields={(typed) => <Reason {...typed} label="Why the rule changes" />}
    />
  )
}

/** Asks for the rule to be switched on or off. */
export function SwitchForm({ rule, name, version, isEnabled }: Props & { isEnabled: boolean }) {
  const verb = isEnabled ? 'Switch off' : 'Switch on'
  return (
    <ResponseForm
      action={requestRuleSwitch}
      known={{ rule, seenVersion: String(version), isEnabled: isEnabled ? 'off' : 'on' }}
      label={verb}
      icon={isEnabled ? 'pause' : 'play'}
      title={`${verb} the rule “${name}”`}
      description={TWO}
      verb="Ask for approval"
      fields={(typed) => <Reason {...typed} label="Why" />}
    />
  )
}

function Reason({ value, error, label }: Typed & { label: string }) {
  return (
    <Field
      label={label}
      htmlFor="reason"
      help="Who decides reads it; it stays with the version."
      error={error('reason')}
    >
      <Textarea
        id="reason"
        name="reason"
        defaultValue={value('reason')}
        maxLength={2000}
        help
        invalid={Boolean(error('reason'))}
      />
    </Field>
  )
}
