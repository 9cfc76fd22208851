import { z } from 'zod'
import { instant, integer, lastFour, money } from '@/lib/list/fields'

export const caseRow = z.object({
  id: z.string(),
  rule: z.string(),
  ruleVersion: z.number(),
  severity: z.string(),
  status: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** Name of the customer or admin, or the address. */
  subject: z.string(),
  customerId: z.string().nullable(),
  walletId: z.string().nullable(),
  summary: z.string(),
  hits: z.number(),
  openedAt: instant,
  lastHitAt: instant,
  assigneeId: z.string().nullable(),
  assignee: z.string().nullable(),
  outcome: z.string().nullable(),
})

export const caseDetail = caseRow.extend({
  closedBy: z.string().nullable(),
  closedAt: instant.nullable(),
  outcomeNote: z.string().nullable(),
  /** Of the wallet it is about. */
  phone: lastFour.nullable(),
  walletStatus: z.string().nullable(),
  balance: money.nullable(),
})

export const hitRow = z.object({
  id: z.string(),
  sentence: z.string(),
  ruleVersion: z.number(),
  happenedAt: instant,
  foundAt: instant,
  rows: z.number(),
})

export const linkedTransaction = z.object({
  id: z.string(),
  reference: z.string(),
  at: instant,
  type: z.string(),
  channel: z.string(),
  direction: z.string(),
  status: z.string(),
  amount: money,
  customer: z.string(),
  counterpartyId: z.string().nullable(),
  counterparty: z.string().nullable(),
})

/** Who paid whom: wallets by id, and what went from one to the other. `null` is the world outside of the bank. */
export const payment = z.object({
  payer: z.string().nullable(),
  payerName: z.string(),
  payee: z.string().nullable(),
  payeeName: z.string(),
  amount: money,
  count: integer,
})

/** Something a person did about a case. */
export const deed = z.object({
  id: z.string(),
  kind: z.string(),
  who: z.string(),
  at: instant,
  what: z.string().nullable(),
  words: z.string().nullable(),
})

export const report = z.object({
  id: z.string(),
  grounds: z.string(),
  actionTaken: z.string(),
  draftedBy: z.string(),
  createdAt: instant,
})

export const reportSubject = z.object({
  name: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  identityNumber: z.string().nullable(),
  dateOfBirth: z.string(),
  nationality: z.string(),
  customerSince: instant,
  walletId: z.string().nullable(),
  walletStatus: z.string().nullable(),
  balance: money.nullable(),
  address: z.string().nullable(),
})

export const person = z.object({ id: z.string(), name: z.string() })

export const ruleVersion = z.object({
  version: z.number(),
  isEnabled: z.boolean(),
  thresholds: z.record(z.string(), z.number()),
  reason: z.string(),
  madeBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  createdAt: instant,
})

/** A rule in force with what came of it. */
export const ruleFigures = ruleVersion.extend({
  rule: z.string(),
  hits: integer,
  cases: integer,
  closed: integer,
  falsePositive: integer,
})

export const dryRun = z.object({
  id: z.string(),
  baseVersion: z.number(),
  thresholds: z.record(z.string(), z.number()),
  askedBy: z.string(),
  askedAt: instant,
  fromAt: instant,
  untilAt: instant,
  /** 0–1 */
  done: z.number(),
  doneAt: instant.nullable(),
  judged: integer,
  hits: integer,
  subjects: integer,
  hitsNow: integer,
  subjectsNow: integer,
  problem: z.string().nullable(),
  examples: z.array(z.string()),
})

export type CaseRow = z.infer<typeof caseRow>
export type CaseDetail = z.infer<typeof caseDetail>
export type HitRow = z.infer<typeof hitRow>
export type LinkedTransaction = z.infer<typeof linkedTransaction>
export type Payment = z.infer<typeof payment>
export type Deed = z.infer<typeof deed>
export type Report = z.infer<typeof report>
export type ReportSubject = z.infer<typeof reportSubject>
export type RuleVersion = z.infer<typeof ruleVersion>
export type RuleFigures = z.infer<typeof ruleFigures>
export type DryRun = z.infer<typeof dryRun>
