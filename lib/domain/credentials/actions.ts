'use server'

import { action } from '@/lib/http/action'
import { issueKey as issue, revokeKey as revoke, rotateKey as rotate, withoutKey } from './mutations'
import { issueInput, revokeInput, rotateInput } from './schema'

export const issueKey = action({
  name: 'credentials.issue',
  permission: 'merchants:credentials',
  object: { type: 'merchant', idField: 'merchantId' },
  schema: issueInput,
  keeps: withoutKey,
  run: issue,
})

export const rotateKey = action({
  name: 'credentials.rotate',
  permission: 'merchants:credentials',
  object: { type: 'api_credential', idField: 'credentialId' },
  schema: rotateInput,
  keeps: withoutKey,
  run: rotate,
})

export const revokeKey = action({
  name: 'credentials.revoke',
  permission: 'merchants:credentials',
  object: { type: 'api_credential', idField: 'credentialId' },
  schema: revokeInput,
  run: revoke,
})
