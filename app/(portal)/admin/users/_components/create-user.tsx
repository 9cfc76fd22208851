'use client'

import { askForUser } from '@/lib/domain/users/actions'
import { fieldsOf } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'
import { roleField, WHY } from './role-field'

/** Asks for an account. */
export function CreateUser() {
  return (
    <ResponseForm
      action={askForUser}
      known={{}}
      label="Create user"
      variant="primary"
      icon="plus"
      title="Create a user"
      description="It takes a second superadmin: the account is made when they approve."
      verb="Ask for approval"
      fields={fieldsOf([
        { kind: 'email', name: 'email', label: 'E-mail', most: 254 },
        { kind: 'text', name: 'name', label: 'Full name', most: 120 },
        roleField(),
        WHY,
      ])}
    />
  )
}
