import { z } from 'zod'
import { Severity, SuspiciousOutcome, SuspiciousRule, SuspiciousStatus } from '@/lib/db/generated/enums'
import { defineList } from '@/lib/list/definition'
import { OUTCOMES } from './constants'

export const suspiciousList = defineList({
  path: '/admin/suspicious',
  noun: { one: 'case', many: 'cases' },
  search: 'Customer or words of the case…',
  filters: {
    status: {
      kind: 'choice',
      label: 'Status',
      options: Object.values(SuspiciousStatus),
      status: 'suspicious',
    },
    severity: { kind: 'choice', label: 'Severity', options: Object.values(Severity), status: 'caseSeverity' },
    rule: { kind: 'choice', label: 'Rule', options: Object.values(SuspiciousRule) },
    outcome: { kind: 'choice', label: 'Outcome', options: Object.values(SuspiciousOutcome) },
    assigned: { kind: 'choice', label: 'Assigned', options: ['yes', 'no'] },
    hit: { kind: 'dates', label: 'Last hit' },
    assignee: { kind: 'record', label: 'Assignee' },
    customer: { kind: 'record', label: 'Customer' },
    wallet: { kind: 'record', label: 'Wallet' },
  },
  sorts: { hit: { label: 'Last hit', by: 'time' }, opened: { label: 'Opened', by: 'time' } },
  defaultSort: '-hit',
})

const caseId = z.uuid({ error: 'No such case.' })
const words = (most: number, error: string) =>
  z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(most, { error: `At most ${most} characters.` })
    .refine((value) => !/\0|\p{Cs}/u.test(value), { error: 'There is a character that cannot be kept.' })
/** An admin's id, or nothing for nobody. */
const person = z
  .union([z.literal(''), z.uuid()], { error: 'Choose one of the list.' })
  .transform((id) => id || null)

export const triageInput = z.object({ caseId, seenStatus: z.enum(['open', 'in_review']) })
export const assignInput = z.object({ caseId, seenAssigneeId: person, assigneeId: person })
export const noteInput = z.object({ caseId, body: words(4_000, 'Write the note first.') })
export const closeInput = z.object({
  caseId,
  seenStatus: z.enum(['open', 'in_review'], { error: 'The case is closed.' }),
  outcome: z.enum(OUTCOMES, { error: 'Choose how it ends.' }),
  note: words(4_000, 'Say what led to this: it is read when somebody asks.'),
})
export const reportInput = z.object({
  caseId,
  grounds: words(8_000, 'Say what makes it suspicious.'),
  actionTaken: words(4_000, 'Say what the bank did.'),
})

const rule = z.enum(SuspiciousRule, { error: 'No such rule.' })
const version = z.coerce.number({ error: 'Load the page again.' }).int().min(1).max(32_767)
/** The numbers of a rule as the form gives them; what each may be, the rule itself says. */
const given = z.record(z.string().max(40), z.string().max(40))

export const dryRunInput = z
  .looseObject({ rule, seenVersion: version })
  .transform(({ rule, seenVersion, ...rest }) => ({
    rule,
    seenVersion,
    thresholds: given.parse(numbers(rest)),
  }))
export const ruleChangeInput = z.object({
  rule,
  seenVersion: version,
  dryRunId: z.uuid({ error: 'Run it dry first.' }),
  reason: words(2_000, 'Say why the rule changes.'),
})
export const ruleSwitchInput = z.object({
  rule,
  seenVersion: version,
  isEnabled: z.enum(['on', 'off']).transform((value) => value === 'on'),
  reason: words(2_000, 'Say why.'),
})

function numbers(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith('t_') ? [[name.slice(2), value]] : [],
    ),
  )
}

/** What is frozen in a request to change a rule. */
export const ruleChange = z.object({
  isEnabled: z.boolean(),
  thresholds: z.record(z.string(), z.number()),
  reason: z.string(),
})

export type TriageInput = z.output<typeof triageInput>
export type AssignInput = z.output<typeof assignInput>
export type NoteInput = z.output<typeof noteInput>
export type CloseInput = z.output<typeof closeInput>
export type ReportInput = z.output<typeof reportInput>
export type DryRunInput = z.output<typeof dryRunInput>
export type RuleChangeInput = z.output<typeof ruleChangeInput>
export type RuleSwitchInput = z.output<typeof ruleSwitchInput>
export type RuleChange = z.output<typeof ruleChange>
