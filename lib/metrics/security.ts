import { bankSnapshot } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

export const security: Family<'active_sessions', Sources> = {
  name: 'security',
  metrics: {
    active_sessions: {
      type: 'gauge',
      help: 'Sessions of admins that are neither revoked, expired nor idle for too long.',
      unit: 'count',
      scope: 'bank',
    },
  },
  async collect(sources) {
    const { sessionsActive } = await bankSnapshot(sources)
    return { active_sessions: sessionsActive }
  },
}
