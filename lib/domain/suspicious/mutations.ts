import 'server-only'
import type { Executor } from '@/lib/approvals/executor'
import { requestApproval } from '@/lib/approvals/request'
import { lastChange } from '@/lib/audit/last-change'
import { type AuditEntry, recordAudit } from '@/lib/audit/record'
import { can } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { SuspiciousRule } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { ruleOf, thresholdsOf } from '@/lib/suspicion/catalogue'
import { inUnit, type Thresholds } from '@/lib/suspicion/rule'
import { DRY_RUN_DAYS } from './constants'
import * as schema from './schema'

type Facts = Pick<AuditEntry, 'before' | 'after' | 'reason'>

/**
 * Takes a case up, or puts it back: who takes up one that nobody has gets it.
 * @throws NotFoundError · ConflictError it is not as the person saw it
 */
export async function triageCase(
  tx: Transaction,
  { caseId, seenStatus }: schema.TriageInput,
  session: Session,
  request: RequestFacts,
): Promise<{ status: string }> {
  const status = seenStatus === 'open' ? 'in_review' : 'open'
  const [taken] = await tx.$queryRaw<{ assignee: string | null }[]>`
    UPDATE suspicious_activities SET status = ${status}::suspicious_status,
      assignee_id = CASE WHEN ${status} = 'in_review' THEN coalesce(assignee_id, ${session.user.id}::uuid) ELSE assignee_id END
    WHERE id = ${caseId}::uuid AND status = ${seenStatus}::suspicious_status
    RETURNING (SELECT name FROM admin_users a WHERE a.id = assignee_id) AS assignee`
  if (!taken) throw await whyNot(tx, caseId, 'Somebody was faster.')
  const action = status === 'in_review' ? 'suspicious_taken_up' : 'suspicious_put_back'
  await audit(tx, action, caseId, session, request, {
    before: { status: seenStatus },
    after: { status, ...taken },
  })
  return { status }
}

/**
 * Gives a case to somebody who can work on it, or to nobody.
 * @throws NotFoundError · ConflictError it was given to somebody else meanwhile, or is closed · RuleError they cannot
 */
export async function assignCase(
  tx: Transaction,
  { caseId, seenAssigneeId, assigneeId }: schema.AssignInput,
  session: Session,
  request: RequestFacts,
): Promise<{ assignee: string | null }> {
  const assignee = assigneeId && (await tx.adminUser.findUnique({ where: { id: assigneeId } }))
  if (assigneeId && !(assignee && assignee.status === 'active' && can(assignee.role, 'suspicious:triage')))
    throw new RuleError('This person cannot work on cases.', 'assigneeId')
  const { count } = await tx.suspiciousActivity.updateMany({
    where: { id: caseId, assigneeId: seenAssigneeId, status: { not: 'closed' } },
    data: { assigneeId },
  })
  if (count === 0) throw await whyNot(tx, caseId, 'It was assigned to somebody else meanwhile.')
  const name = assignee ? assignee.name : null
  await audit(tx, 'suspicious_assigned', caseId, session, request, {
    before: { assigneeId: seenAssigneeId },
    after: { assigneeId, assignee: name },
  })
  return { assignee: name }
}

/**
 * Adds what somebody found out; also to a closed case. Notes are never changed.
 * @throws NotFoundError
 */
export async function noteCase(
  tx: Transaction,
  { caseId, body }: schema.NoteInput,
  session: Session,
  request: RequestFacts,
): Promise<{ noteId: string }> {
  await mustExist(tx, caseId)
  const note = await tx.suspiciousNote.create({
    data: { suspiciousId: caseId, body, authorId: session.user.id },
    select: { id: true },
  })
  await audit(tx, 'suspicious_noted', caseId, session, request, { after: { noteId: note.id } })
  return { noteId: note.id }
}

/**
 * Ends a case. A further hit of the rule opens another one.
 * @throws NotFoundError · ConflictError it is not as the person saw it · RuleError reported, without a draft of the report
 */
export async function closeCase(
  tx: Transaction,
  { caseId, seenStatus, outcome, note }: schema.CloseInput,
  session: Session,
  request: RequestFacts,
): Promise<{ outcome: string }> {
  if (
    outcome === 'reported' &&
    (await tx.suspiciousReport.count({ where: { suspiciousId: caseId } })) === 0
  ) {
    throw new RuleError('Draft the report first: that is what the case is closed with.', 'outcome')
  }
  const { count } = await tx.suspiciousActivity.updateMany({
    where: { id: caseId, status: seenStatus },
    data: { status: 'closed', outcome, outcomeNote: note, closedById: session.user.id, closedAt: new Date() },
  })
  if (count === 0) throw await whyNot(tx, caseId, 'It changed meanwhile.')
  await audit(tx, 'suspicious_closed', caseId, session, request, {
    before: { status: seenStatus },
    after: { status: 'closed', outcome },
    reason: note,
  })
  return { outcome }
}

/**
 * Drafts the report of a case. A new draft replaces none: all of them stay.
 * @throws NotFoundError
 */
export async function draftReport(
  tx: Transaction,
  { caseId, grounds, actionTaken }: schema.ReportInput,
  session: Session,
  request: RequestFacts,
): Promise<{ reportId: string }> {
  await mustExist(tx, caseId)
  const report = await tx.suspiciousReport.create({
    data: { suspiciousId: caseId, grounds, actionTaken, draftedById: session.user.id },
    select: { id: true },
  })
  await audit(tx, 'suspicious_report_drafted', caseId, session, request, { after: { reportId: report.id } })
  return { reportId: report.id }
}

/**
 * Leaves a trace that the person of a report was shown in full.
 */
export async function noteReportRead(
  tx: Transaction,
  caseId: string,
  session: Session,
  request: RequestFacts,
): Promise<void> {
  await audit(tx, 'sensitive_read', caseId, session, request, { after: { document: 'report' } })
}

const inForce = async (tx: Transaction, rule: SuspiciousRule) =>
  tx.suspiciousRuleVersion.findFirstOrThrow({ where: { rule }, orderBy: { version: 'desc' } })

/** @throws RuleError a number that makes no sense, at its field */
function understood(rule: string, given: unknown): Thresholds {
  const known = ruleOf(rule)
  if (!known) throw new NotFoundError('There is no such rule.')
  const parsed = thresholdsOf(known).safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = String(issue?.path[0] ?? '')
  throw new RuleError(issue?.message ?? 'Give all numbers of the rule.', field && `t_${field}`)
}

/**
 * Asks what changed numbers would have found in the last 30 days; the worker answers.
 * @throws NotFoundError · ConflictError the rule changed meanwhile, or one runs already · RuleError an absurd number
 */
export async function requestDryRun(
  tx: Transaction,
  { rule, seenVersion, thresholds }: schema.DryRunInput,
  session: Session,
  request: RequestFacts,
): Promise<{ dryRunId: string }> {
  const wanted = understood(rule, thresholds)
  await mustBe(tx, rule, seenVersion)
  const running = await tx.suspiciousDryRun.findFirst({
    where: { rule, doneAt: null },
    include: { askedBy: true },
  })
  if (running) {
    const message = 'A dry run of this rule is under way: wait for its end.'
    throw new ConflictError({ message, changedBy: running.askedBy.name, changedAt: running.askedAt })
  }
  const untilAt = new Date()
  const fromAt = new Date(untilAt.getTime() - DRY_RUN_DAYS * 86_400_000)
  const run = await tx.suspiciousDryRun.create({
    data: {
      ...{ rule, baseVersion: seenVersion, thresholds: wanted, askedById: session.user.id },
      ...{ fromAt, untilAt, reachedAt: fromAt },
    },
    select: { id: true },
  })
  await recordAudit(tx, {
    actor: { name: session.user.email, id: session.user.id, role: session.user.role },
    action: 'suspicious_dry_run',
    object: { type: 'suspicious_rule', id: rule },
    after: { dryRunId: run.id, ...wanted },
    request,
  })
  return { dryRunId: run.id }
}

/**
 * Asks for a rule to be changed to what a dry run tried; somebody else decides.
 * @throws ConflictError the rule changed since the dry run · RuleError it has not ended, or nothing would change
 */
export async function requestRuleChange(
  tx: Transaction,
  { rule, seenVersion, dryRunId, reason }: schema.RuleChangeInput,
  session: Session,
  request: RequestFacts,
): Promise<{ approvalId: string }> {
  const run = await tx.suspiciousDryRun.findFirst({ where: { id: dryRunId, rule } })
  if (!run) throw new NotFoundError('There is no such dry run.')
  if (!run.doneAt)
    throw new RuleError('Wait for the end of the dry run: it says how many hits the change brings.')
  if (run.problem) throw new RuleError(run.problem)
  if (run.baseVersion !== seenVersion) await mustBe(tx, rule, run.baseVersion)
  const { isEnabled } = await inForce(tx, rule)
  const input = { isEnabled, thresholds: understood(rule, run.thresholds), reason }
  return ask(tx, rule, seenVersion, input, session, request)
}

/**
 * Asks for a rule to be switched on or off; somebody else decides.
 * @throws as `requestApproval`
 */
export async function requestRuleSwitch(
  tx: Transaction,
  { rule, seenVersion, isEnabled, reason }: schema.RuleSwitchInput,
  session: Session,
  request: RequestFacts,
): Promise<{ approvalId: string }> {
  const { thresholds } = await inForce(tx, rule)
  const input = { isEnabled, thresholds: understood(rule, thresholds), reason }
  return ask(tx, rule, seenVersion, input, session, request)
}

function ask(
  tx: Transaction,
  rule: SuspiciousRule,
  seenVersion: number,
  input: schema.RuleChange,
  session: Session,
  request: RequestFacts,
): Promise<{ approvalId: string }> {
  const asked = { action: 'suspicious.rule', targetId: rule, seenVersion: String(seenVersion) } as const
  return requestApproval(
    tx,
    changeSuspiciousRule,
    { ...asked, input, reason: input.reason },
    session,
    request,
  )
}

/** Puts another version of a rule in force; takes two persons. */
export const changeSuspiciousRule: Executor<schema.RuleChange> = {
  input: schema.ruleChange,

  async state(tx, rule, hold) {
    const known = ruleOf(rule)
    if (!known) return null
    // A version is never changed: two that add one at once meet at its key, so that holding means waiting in turn.
    if (hold)
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`phantom.rule.${rule}`}, 0))`
    const { version, isEnabled } = await inForce(tx, known.rule)
    return { version: String(version), words: `at version ${version}, switched ${isEnabled ? 'on' : 'off'}` }
  },

  async plan(tx, target, { isEnabled, thresholds }) {
    const known = ruleOf(target)
    if (!known) throw new NotFoundError('There is no such rule.')
    const wanted = understood(target, thresholds)
    const now = await inForce(tx, known.rule)
    const before = understood(target, now.thresholds)
    const changes = Object.entries(known.thresholds).flatMap(([key, { label, unit }]) =>
      before[key] === wanted[key]
        ? []
        : [{ what: label, before: inUnit(before[key], unit), after: inUnit(wanted[key], unit) }],
    )
    if (now.isEnabled !== isEnabled) {
      const words = (on: boolean) => (on ? 'On' : 'Off')
      changes.push({ what: 'The rule', before: words(now.isEnabled), after: words(isEnabled) })
    }
    if (changes.length === 0) throw new RuleError('Nothing would change: the rule is like this already.')
    return { title: `Change the rule “${known.name}”`, changes }
  },

  async execute(tx, target, { isEnabled, thresholds, reason }, { approvalId, maker, checker, request }) {
    const known = ruleOf(target)
    if (!known) throw new NotFoundError('There is no such rule.')
    const { rule } = known
    const before = await inForce(tx, rule)
    const madeBy = await tx.approval.findUniqueOrThrow({
      where: { id: approvalId },
      select: { makerId: true },
    })
    const version = before.version + 1
    const wanted = understood(target, thresholds)
    await tx.suspiciousRuleVersion.create({
      data: {
        rule,
        version,
        isEnabled,
        thresholds: wanted,
        reason,
        madeById: madeBy.makerId,
        approvedById: checker.id,
      },
      select: { version: true },
    })
    await recordAudit(tx, {
      actor: checker,
      action: 'suspicious_rule_changed',
      object: { type: 'suspicious_rule', id: rule },
      before: {
        version: before.version,
        isEnabled: before.isEnabled,
        ...understood(target, before.thresholds),
      },
      after: { version, isEnabled, ...wanted, approvalId, maker },
      reason,
      request,
    })
  },
}

async function mustBe(tx: Transaction, rule: SuspiciousRule, seenVersion: number): Promise<void> {
  const { version } = await inForce(tx, rule)
  if (version === seenVersion) return
  const { by, at } = await lastChange(tx, 'suspicious_rule', rule)
  const message = `The rule is at version ${version} now: look at it again.`
  throw new ConflictError({ message, changedBy: by, changedAt: at })
}

async function mustExist(tx: Transaction, id: string): Promise<void> {
  const known = await tx.suspiciousActivity.findUnique({ where: { id }, select: { id: true } })
  if (!known) throw new NotFoundError('There is no such case.')
}

function audit(
  tx: Transaction,
  action: AuditEntry['action'],
  caseId: string,
  { user }: Session,
  request: RequestFacts,
  facts: Facts,
) {
  const actor = { name: user.email, id: user.id, role: user.role }
  return recordAudit(tx, {
    actor,
    action,
    object: { type: 'suspicious_activity', id: caseId },
    ...facts,
    request,
  })
}

async function whyNot(tx: Transaction, id: string, changed: string): Promise<Error> {
  const found = await tx.suspiciousActivity.findUnique({ where: { id }, select: { status: true } })
  if (!found) return new NotFoundError('There is no such case.')
  const { by, at } = await lastChange(tx, 'suspicious_activity', id)
  const message = found.status === 'closed' ? 'The case is closed already.' : `${changed} Look at it again.`
  return new ConflictError({ message, changedBy: by, changedAt: at })
}
