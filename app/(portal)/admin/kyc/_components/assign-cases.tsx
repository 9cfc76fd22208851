'use client'

import { Field, Input, Select } from '@/components/ui/field'
import { assignCases } from '@/lib/domain/kyc-desk/actions'
import { MOST_ASSIGNED, RISKS } from '@/lib/domain/kyc-desk/constants'
import type { Officer } from '@/lib/domain/kyc-desk/dto'
import { statusLook } from '@/lib/format/status'
import { ResponseForm } from '../../_components/response-form'

/** Gives the next cases that nobody was given yet to one of the officers. */
export function AssignCases({ officers }: { officers: readonly Officer[] }) {
  return (
    <ResponseForm
      action={assignCases}
      known={{}}
      label="Assign"
      icon="users"
      title="Assign the next cases"
      description="The first of the queue that nobody was given yet. Assigned cases come first for that officer, and not to the others."
      verb="Assign the cases"
      fields={({ value, error }) => (
        <>
          <Field label="Officer" htmlFor="officerId" error={error('officerId')}>
            <Select
              id="officerId"
              name="officerId"
              defaultValue={value('officerId')}
              invalid={Boolean(error('officerId'))}
            >
              <option value="">Choose…</option>
              {officers.map(({ id, name, waiting }) => (
                <option key={id} value={id}>
                  {name}, {waiting} on the desk
                </option>
              ))}
            </Select>
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="How many" htmlFor="count" error={error('count')}>
              <Input
                id="count"
                name="count"
                type="number"
                min={1}
                max={MOST_ASSIGNED}
                defaultValue={value('count') || '10'}
                invalid={Boolean(error('count'))}
              />
            </Field>
            <Field label="Risk" htmlFor="risk" error={error('risk')}>
              <Select id="risk" name="risk" defaultValue={value('risk')} invalid={Boolean(error('risk'))}>
                <option value="">Any, the highest first</option>
                {RISKS.map((risk) => (
                  <option key={risk} value={risk}>
                    {statusLook('risk', risk).label}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        </>
      )}
    />
  )
}
