import { z } from 'zod'
import { EftBank, EftPaymentStatus } from '@/lib/db/generated/enums'
import { freeText, reasonText } from '@/lib/http/form-inputs'
import { defineList } from '@/lib/list/definition'
import { FAILURE_CODES, OPEN_STATUSES } from './constants'

const seen = {
  paymentId: z.uuid(),
  seenStatus: z.enum(OPEN_STATUSES, { error: 'Load the page again: it is not under way any more.' }),
  /** How often it had been sent to its bank. */
  seenAttempts: z.coerce.number({ error: 'Load the page again.' }).int().min(1).max(100),
}

/** The fields of the forms about a payment that is stuck. */
export const retryInput = z.object({ ...seen, reason: reasonText('Say what the bank says.') })
export const failInput = z.object({
  ...seen,
  failureCode: z.enum(FAILURE_CODES, { error: 'Choose what happened.' }),
  reason: freeText(450).min(1, { error: 'Say what the bank says.' }),
})

export type RetryInput = z.output<typeof retryInput>
export type FailInput = z.output<typeof failInput>

export const eftPaymentList = defineList({
  path: '/admin/eft-payments',
  noun: { one: 'EFT payment', many: 'EFT payments' },
  search: 'Reference, customer, phone…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(EftPaymentStatus), status: 'eft' },
    bank: { kind: 'choice', label: 'Bank', options: Object.values(EftBank) },
    /** Not finished after a day. */
    stuck: { kind: 'choice', label: 'Stuck', options: ['yes'] },
    created: { kind: 'dates', label: 'Created' },
    amount: { kind: 'money', label: 'Amount', asksForPeriod: true },
    customer: { kind: 'record', label: 'Customer' },
  },
  sorts: { created: { label: 'Created', by: 'time' } },
  defaultSort: '-created',
})
