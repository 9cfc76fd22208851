'use server'

import { action } from '@/lib/http/action'
import { changeAccess as change, grantAccess as grant, revokeAccess as revoke } from './mutations'
import { changeInput, grantInput, revokeInput } from './schema'

export const grantAccess = action({
  name: 'access.grant',
  permission: 'access:manage',
  object: { type: 'customer', idField: 'customerId' },
  schema: grantInput,
  run: grant,
})

export const changeAccess = action({
  name: 'access.change',
  permission: 'access:manage',
  object: { type: 'access_grant', idField: 'grantId' },
  schema: changeInput,
  run: change,
})

export const revokeAccess = action({
  name: 'access.revoke',
  permission: 'access:manage',
  object: { type: 'access_grant', idField: 'grantId' },
  schema: revokeInput,
  run: revoke,
})
