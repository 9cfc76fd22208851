import { z } from 'zod'
import { ExportStatus } from '@/lib/db/generated/enums'
import { EXPORT_NAMES } from '@/lib/exports/names'
import { defineList } from '@/lib/list/definition'
import { EXPORT_FORMATS } from './constants'

/** The fields of the export form: a list at an address, and what of it is wanted. */
export const exportInput = z.object({
  list: z.enum(EXPORT_NAMES, { error: 'This list cannot be exported.' }),
  query: z.string().max(2000, { error: 'The address of the list is too long.' }),
  format: z.enum(EXPORT_FORMATS, { error: 'Choose a format.' }),
  columns: z.enum(['shown', 'all'], { error: 'Choose the columns.' }),
  personal: z.enum(['masked', 'whole'], { error: 'Choose how personal data leaves.' }).default('masked'),
})

export type ExportInput = z.output<typeof exportInput>

export const stopExportInput = z.object({ exportId: z.uuid({ error: 'There is no such export.' }) })

export const exportList = defineList({
  path: '/admin/exports',
  noun: { one: 'export', many: 'exports' },
  search: 'Name or e-mail…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(ExportStatus), status: 'export' },
    list: { kind: 'choice', label: 'Of', options: EXPORT_NAMES },
    format: { kind: 'choice', label: 'Format', options: EXPORT_FORMATS },
    personal: { kind: 'choice', label: 'Personal data', options: ['in_full', 'masked'] },
    created: { kind: 'dates', label: 'Taken' },
    user: { kind: 'record', label: 'Taken by' },
  },
  sorts: { created: { label: 'Taken', by: 'time' } },
  defaultSort: '-created',
})
