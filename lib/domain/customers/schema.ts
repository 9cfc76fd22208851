import { z } from 'zod'
import { reasonText } from '@/lib/http/form-inputs'
import { defineList } from '@/lib/list/definition'
import { CUSTOMER_STATUSES, CUSTOMER_TAGS, SUSPENDABLE_STATUSES } from './constants'

/** The fields of the forms that suspend and reactivate. `seenStatus` is the status the page showed. */
export const suspendInput = z.object({
  customerId: z.uuid(),
  seenStatus: z.enum(SUSPENDABLE_STATUSES, {
    error: 'Only a customer who is not suspended or closed can be.',
  }),
  reason: reasonText('Say what led to it.'),
})
export const reactivateInput = z.object({
  customerId: z.uuid(),
  seenStatus: z.literal('suspended', { error: 'Only a suspended customer can be reactivated.' }),
  reason: reasonText('Say why the suspension can end.'),
})

export type SuspendInput = z.output<typeof suspendInput>
export type ReactivateInput = z.output<typeof reactivateInput>

export const customerList = defineList({
  path: '/admin/customers',
  noun: { one: 'customer', many: 'customers' },
  search: 'Name, phone, email, Omang…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: CUSTOMER_STATUSES, status: 'customer' },
    verified: { kind: 'choice', label: 'Verified', options: ['yes', 'no'] },
    created: { kind: 'dates', label: 'Joined' },
    tag: { kind: 'choice', label: 'Tag', options: CUSTOMER_TAGS },
    merchant: { kind: 'record', label: 'Registered by' },
  },
  sorts: {
    created: { label: 'Joined', by: 'time' },
    name: { label: 'Name', by: 'text', filters: [] },
  },
  defaultSort: '-created',
})

/** Names with commas between them; none is none. */
const tags = z
  .string()
  .max(400)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(CUSTOMER_TAGS, { error: 'Choose of the list.' })))

/** `seen` is what the page showed. */
export const tagsInput = z.object({ customerId: z.uuid(), seen: tags, tags })

export type TagsInput = z.output<typeof tagsInput>
