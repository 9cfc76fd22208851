'use server'

import { issueResetLink } from '@/lib/auth/reset-links'
import { action } from '@/lib/http/action'
import { endSessionsOf, requestDisable, requestEnable, requestRole, requestUser } from './mutations'
import {
  disableRequest,
  enableRequest,
  endSessionsInput,
  makeRequest,
  resetLinkInput,
  roleRequest,
} from './schema'

export const askForUser = action({
  name: 'users.create',
  permission: 'users:make',
  requireStepUp: true,
  object: { type: 'admin_user', idField: 'email' },
  schema: makeRequest,
  run: requestUser,
})

export const askForRole = action({
  name: 'users.role',
  permission: 'users:make',
  requireStepUp: true,
  object: { type: 'admin_user', idField: 'userId' },
  schema: roleRequest,
  run: requestRole,
})

export const askToDisable = action({
  name: 'users.disable',
  permission: 'users:make',
  requireStepUp: true,
  object: { type: 'admin_user', idField: 'userId' },
  schema: disableRequest,
  run: requestDisable,
})

export const askToEnable = action({
  name: 'users.enable',
  permission: 'users:make',
  requireStepUp: true,
  object: { type: 'admin_user', idField: 'userId' },
  schema: enableRequest,
  run: requestEnable,
})

export const endUserSessions = action({
  name: 'users.end-sessions',
  permission: 'sessions:end',
  object: { type: 'admin_user', idField: 'userId' },
  schema: endSessionsInput,
  run: endSessionsOf,
})

/** The link is for the eyes of whoever asks: it is handed over by them, and kept nowhere. */
export const handOverResetLink = action({
  name: 'users.reset-link',
  permission: 'users:make',
  requireStepUp: true,
  keepsNothing: true,
  object: { type: 'admin_user', idField: 'userId' },
  schema: resetLinkInput,
  run: (tx, { userId }, session, request) => issueResetLink(tx, userId, session, request),
})
