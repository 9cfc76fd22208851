'use server'

import { deviceOfRequest } from '@/lib/auth/known-device'
import { provePassword } from '@/lib/auth/step-up'
import { action } from '@/lib/http/action'
import * as mutations from './mutations'
import { codeInput, deviceInput, noInput, passwordInput, sessionInput } from './schema'

const own = { permission: 'account:manage', object: { type: 'admin_user', idField: '' } } as const

export const changePassword = action({
  ...own,
  name: 'account.password',
  schema: passwordInput,
  prepare: async ({ currentPassword }, session, request) =>
    provePassword(session, currentPassword, 'currentPassword', await deviceOfRequest(), request),
  run: mutations.changePassword,
})

export const offerAuthenticator = action({
  ...own,
  name: 'account.offer_authenticator',
  requireStepUp: true,
  keepsNothing: true,
  schema: noInput,
  run: mutations.offerAuthenticator,
})

export const confirmAuthenticator = action({
  ...own,
  name: 'account.confirm_authenticator',
  requireStepUp: true,
  keepsNothing: true,
  schema: codeInput,
  run: mutations.confirmAuthenticator,
})

export const removeAuthenticator = action({
  ...own,
  name: 'account.remove_authenticator',
  requireStepUp: true,
  schema: noInput,
  run: mutations.removeAuthenticator,
})

export const renewCodes = action({
  ...own,
  name: 'account.renew_codes',
  requireStepUp: true,
  keepsNothing: true,
  schema: noInput,
  run: mutations.renewCodes,
})

export const forgetDevice = action({
  ...own,
  name: 'account.forget_device',
  object: { type: 'known_device', idField: 'deviceId' },
  schema: deviceInput,
  run: mutations.forgetDevice,
})

export const endOwnSession = action({
  ...own,
  name: 'account.end_session',
  object: { type: 'admin_session', idField: 'sessionId' },
  schema: sessionInput,
  run: mutations.endOwnSession,
})

export const endOtherSessions = action({
  ...own,
  name: 'account.end_other_sessions',
  schema: noInput,
  run: mutations.endOtherSessions,
})
