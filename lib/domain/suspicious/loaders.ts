import 'server-only'
import { guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { transaction } from '@/lib/db/transaction'
import { NotFoundError } from '@/lib/http/errors'
import { requestFacts } from '@/lib/http/request-facts'
import { ruleOf } from '@/lib/suspicion/catalogue'
import * as data from './data'
import { noteReportRead } from './mutations'

export const loadCases = guardedList('suspicious:read', data.listCases)
export const loadCase = guardedRecord('suspicious:read', data.findCase)
export const loadHits = guardedLoader('suspicious:read', (_session, id: string) => data.listHits(id))
export const loadLinked = guardedLoader('suspicious:read', (_session, id: string) => data.listLinked(id))
export const loadPayments = guardedLoader('suspicious:read', (_session, id: string) => data.listPayments(id))
export const loadDeeds = guardedLoader('suspicious:read', (_session, id: string) => data.listDeeds(id))
export const loadReports = guardedLoader('suspicious:read', (_session, id: string) => data.listReports(id))
export const loadOthers = guardedLoader('suspicious:read', (_session, id: string, customerId: string) =>
  data.listOthers(id, customerId),
)
export const loadInvestigators = guardedLoader('suspicious:triage', () => data.listInvestigators())

/** Whom a report is about in full: reading it leaves a row in the trail. */
export const loadReportSubject = guardedLoader('suspicious:triage', async (session, id: string) => {
  const subject = await data.findReportSubject(id)
  const request = await requestFacts()
  if (subject) await transaction((tx) => noteReportRead(tx, id, session, request))
  return subject
})

export const loadRules = guardedLoader('suspicious:read', async () => {
  const rows = await data.listRules()
  return rows.flatMap((row) => {
    const known = ruleOf(row.rule)
    return known ? [{ ...row, name: known.name, about: known.about }] : []
  })
})

/** One rule with its versions and its latest dry run; 404 when there is none. */
export const loadRule = guardedLoader('suspicious:read', async (_session, rule: string) => {
  const known = ruleOf(rule)
  if (!known) throw new NotFoundError('There is no such rule.')
  const [all, versions, dryRun] = await Promise.all([
    data.listRules(),
    data.listVersions(rule),
    data.latestDryRun(rule),
  ])
  const figures = all.find((row) => row.rule === rule)
  if (!figures) throw new NotFoundError('There is no such rule.')
  const { name, about, thresholds: fields } = known
  return { figures, versions, dryRun, name, about, fields }
})
