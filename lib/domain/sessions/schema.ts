import { z } from 'zod'
import { defineList } from '@/lib/list/definition'

export const sessionList = defineList({
  path: '/admin/sessions',
  noun: { one: 'session', many: 'sessions' },
  search: 'Name or e-mail…',
  filters: {
    state: { kind: 'choice', label: 'State', options: ['live', 'ended'], status: 'session' },
    begun: { kind: 'dates', label: 'Signed in' },
    user: { kind: 'record', label: 'User' },
  },
  sorts: { begun: { label: 'Signed in', by: 'time' } },
  defaultSort: '-begun',
})

export const endInput = z.object({ sessionId: z.uuid({ error: 'There is no such session.' }) })
