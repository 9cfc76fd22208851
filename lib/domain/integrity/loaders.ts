import 'server-only'
import { guardedList, guardedLoader } from '@/lib/auth/guarded-loader'
import { transaction } from '@/lib/db/transaction'
import { requestFacts } from '@/lib/http/request-facts'
import type { ListState } from '@/lib/list/definition'
import { listDifferences, readRound } from './data'
import type { DifferenceRow } from './dto'
import { noteExport } from './mutations'

export const loadDifferences = guardedList('integrity:read', listDifferences)
export const loadRound = guardedLoader('integrity:read', () => readRound())

const EXPORT_PAGE = 1_000
/** A bank with more has another problem than the size of a file. */
const EXPORT_MOST = 50_000

/** The differences that a list shows, to be taken along; that they are is in the trail before the first one leaves. */
export const exportDifferences = guardedLoader('integrity:read', async (session, state: ListState) => {
  const request = await requestFacts()
  await transaction((tx) => noteExport(tx, state, session, request))
  const rows: DifferenceRow[] = []
  let cursor: ListState['cursor'] = null
  do {
    const page = await listDifferences({ ...state, size: EXPORT_PAGE, cursor })
    rows.push(...page.rows)
    cursor = page.next === null ? null : { direction: 'after', value: page.next }
  } while (cursor && rows.length < EXPORT_MOST)
  return rows
})
