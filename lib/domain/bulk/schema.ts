import { z } from 'zod'
import { BulkRowOutcome, BulkRunStatus } from '@/lib/db/generated/enums'
import { defineList } from '@/lib/list/definition'

const uuid = z.uuid()

/** The rows a plan is made for: chosen one by one, or all that the list shows at an address. */
export const planInput = z.looseObject({
  action: z.string().regex(/^[a-z_]+\.[a-z_]+$/, { error: 'Load the page again.' }),
  query: z.string().max(2000, { error: 'The address of the list is too long.' }),
  scope: z.enum(['chosen', 'all'], { error: 'Load the page again.' }),
  ids: z
    .string()
    .max(10_000, { error: 'Choose fewer rows, or all that match.' })
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(uuid, { error: 'Load the page again.' })),
})

const runId = z.uuid({ error: 'There is no such bulk action.' })

/** `typed` is how many records it is about, typed in where they are many. */
export const confirmInput = z.object({ runId, typed: z.string().max(40).optional() })
export const stopInput = z.object({ runId })

export type PlanInput = z.output<typeof planInput>
export type ConfirmInput = z.output<typeof confirmInput>

export const bulkRunList = defineList({
  path: '/admin/bulk',
  noun: { one: 'bulk action', many: 'bulk actions' },
  search: 'What was done…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(BulkRunStatus), status: 'bulk' },
    created: { kind: 'dates', label: 'Planned' },
    user: { kind: 'record', label: 'By' },
  },
  sorts: { created: { label: 'Planned', by: 'time' } },
  defaultSort: '-created',
})

/** The records of one run, at the address of its page. */
export const bulkRowList = (id: string) =>
  defineList({
    path: `/admin/bulk/${id}`,
    noun: { one: 'record', many: 'records' },
    search: 'Name or reference…',
    filters: {
      outcome: {
        kind: 'choice',
        label: 'Outcome',
        options: Object.values(BulkRowOutcome),
        status: 'outcome',
      },
    },
    sorts: { position: { label: 'Place', by: 'money' } },
    defaultSort: 'position',
  })
