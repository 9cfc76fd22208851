import { z } from 'zod'
import { reasonText } from '@/lib/http/form-inputs'
import { defineList } from '@/lib/list/definition'
import { CLOSABLE_STATUSES, MERCHANT_STATUSES } from './constants'

const LATER = 'Load the page again: its status was another one.'

/** The fields of the forms that change what a merchant may do. `seenStatus` is the status the page showed. */
export const approveInput = z.object({
  merchantId: z.uuid(),
  seenStatus: z.literal('pending', { error: LATER }),
  reason: reasonText('Say what was checked.'),
})
export const suspendInput = z.object({
  merchantId: z.uuid(),
  seenStatus: z.literal('active', { error: LATER }),
  reason: reasonText('Say what led to it.'),
})
export const reactivateInput = z.object({
  merchantId: z.uuid(),
  seenStatus: z.literal('suspended', { error: LATER }),
  reason: reasonText('Say why the suspension can end.'),
})
export const closeInput = z.object({
  merchantId: z.uuid(),
  seenStatus: z.enum(CLOSABLE_STATUSES, { error: LATER }),
  reason: reasonText('Say why it is closed.'),
  /** Its name, typed: closing cannot be undone. */
  typedName: z.string().trim().min(1, { error: 'Type the name of the business.' }).max(200),
})

export type StatusInput =
  | z.output<typeof approveInput>
  | z.output<typeof suspendInput>
  | z.output<typeof reactivateInput>
export type CloseInput = z.output<typeof closeInput>

export const merchantList = defineList({
  path: '/admin/merchants',
  noun: { one: 'merchant', many: 'merchants' },
  search: 'Business name, registration…',
  filters: {
    status: {
      kind: 'choice',
      label: 'Status',
      options: MERCHANT_STATUSES,
      status: 'merchant',
    },
    created: { kind: 'dates', label: 'Joined' },
  },
  sorts: {
    created: { label: 'Joined', by: 'time' },
    name: { label: 'Name', by: 'text', filters: [] },
  },
  defaultSort: '-created',
})
