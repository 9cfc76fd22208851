import type { Permission } from '@/lib/auth/permissions'
import type { Reading } from '@/lib/list/reading'
import { byRelevance, type Comparable, type Matched, relevance } from '@/lib/list/relevance'
import { GROUP_LOOKS, type SearchGroup } from './constants'
import { type FoundRow, searchHit } from './dto'

/** Whoever may not read a record does not find it. */
export const GROUP_PERMISSIONS: Readonly<Record<SearchGroup, Permission>> = {
  customers: 'customers:read',
  transactions: 'transactions:read',
  merchants: 'merchants:read',
  wallets: 'wallets:read',
  'qr-codes': 'qr:read',
  'eft-payments': 'eft:read',
  kyc: 'kyc:read',
  users: 'users:read',
}

const NAMED: readonly SearchGroup[] = ['customers', 'merchants', 'users']

/** A group of hits, the best first, and how well the best one fits. */
export function toGroup(reading: Reading, group: SearchGroup, rows: readonly FoundRow[], limit: number) {
  const all = rows.map((row) => ({
    row,
    id: row.id,
    title: row.title,
    ...relevance(reading, comparable(group, row)),
  }))
  // Movements of money that fit equally well: the latest first.
  const latest = NAMED.includes(group) ? () => 0 : at
  const order = byRelevance(reading)
  all.sort((a, b) => a.rank - b.rank || latest(a.row, b.row) || order(a, b))
  const hits = all
    .slice(0, limit)
    .map(({ row, matched }) => searchHit.parse(shown(reading, group, row, matched)))
  const best: number = all[0]?.rank ?? Number.POSITIVE_INFINITY
  return { group, status: GROUP_LOOKS[group].status, hits, more: all.length > limit, latestOf: null, best }
}

/** Of a person the end of the phone number tells namesakes apart; anything else only where it was looked for. */
function shown({ code }: Reading, group: SearchGroup, row: FoundRow, matched: Matched | null): FoundRow {
  // A reference of others says why the transaction is there; a token pays, and stays here.
  const other = group === 'transactions' && code && !row.title.toLowerCase().includes(code.toLowerCase())
  return {
    ...row,
    who: other && matched === 'code' ? `${row.who} · ${row.code}` : row.who,
    number: matched === 'number' && group === 'customers' ? row.number : null,
    email: matched === 'email' || group === 'users' ? row.email : null,
  }
}

const at = (a: FoundRow, b: FoundRow) => b.at.getTime() - a.at.getTime()

function comparable(group: SearchGroup, row: FoundRow): Comparable {
  const { id, title, phone, number, email, code } = row
  if (NAMED.includes(group)) return { id, name: title, phone, numbers: [number], email, codes: [code] }
  return { id, codes: [title, code] }
}
