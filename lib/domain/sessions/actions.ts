'use server'

import { action } from '@/lib/http/action'
import { endSession } from './mutations'
import { endInput } from './schema'

export const endOneSession = action({
  name: 'sessions.end',
  permission: 'sessions:end',
  object: { type: 'admin_session', idField: 'sessionId' },
  schema: endInput,
  run: endSession,
})
