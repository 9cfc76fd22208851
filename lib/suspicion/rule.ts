import type { ClientBase } from 'pg'
import type { Severity, SuspiciousRule } from '@/lib/db/generated/enums'

/** A number of a rule that the bank can change: what it means, and between what it makes sense. */
export type Threshold = {
  label: string
  /** "transactions", "P", "%", "minutes": behind the number. */
  unit: string
  help: string
  least: number
  most: number
  whole: boolean
}

export type Thresholds<Key extends string = string> = Readonly<Record<Key, number>>

/** One occasion that a rule found. The same occasion has the same anchor however often, and in whatever order, it is judged. */
export type Hit = {
  subjectType: 'customer' | 'admin_user' | 'source'
  subjectId: string
  customerId: string | null
  walletId: string | null
  anchor: string
  /** When it happened. */
  at: Date
  severity: Severity
  /** What was seen, for a person who knows nothing of the rule. */
  sentence: string
  /** The rows that prove it; at most `MOST_ROWS`. */
  transactionIds: readonly string[]
}

/** Where a rule looks: at transactions that are new, or at what staff did since an instant. */
export type Looked = { transactionIds: readonly string[] } | { since: Date }

export type Rule<Key extends string = string, Where extends Looked = Looked> = {
  rule: SuspiciousRule
  name: string
  /** What it looks for and why that is suspicious, in a sentence or two. */
  about: string
  thresholds: Readonly<Record<Key, Threshold>>
  /** @param timeZone the bank's, whose days count */
  find(client: ClientBase, where: Where, thresholds: Thresholds<Key>, timeZone: string): Promise<Hit[]>
}

export type TransactionRule<Key extends string = string> = Rule<Key, { transactionIds: readonly string[] }>
export type StaffRule<Key extends string = string> = Rule<Key, { since: Date }>

/** As many rows are kept as evidence of a hit. */
export const MOST_ROWS = 50

const grouped = new Intl.NumberFormat('en-BW', { maximumFractionDigits: 2 })

/** "P 10,000", "80 %", "120 minutes". */
export function inUnit(value: number | undefined, unit: string): string {
  const number = value === undefined ? '—' : grouped.format(value)
  return unit === 'P' ? `P ${number}` : `${number} ${unit}`
}

/** "1 sender", "3 senders". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
