import 'server-only'
import { briefly, type Read } from '@/lib/db/brief'
import { isTooSlow } from '@/lib/db/errors'
import { Prisma } from '@/lib/db/generated/client'
import { endsWith, named, nameLike, nameStarts, startsWith } from '@/lib/db/list-conditions'
import { env } from '@/lib/env'
import { type Reading, readSearch } from '@/lib/list/reading'
import { findableInside } from '@/lib/list/search-text'
import { SEARCH_GROUPS, type SearchGroup } from './constants'
import type { FoundGroup, FoundRow, SearchAnswer } from './dto'
import { toGroup } from './schema'

/** A statement of a search ends here, whatever it has found. */
const STATEMENT_MS = 1_000
/** What is only like the words may take so long, or is not looked for. */
const SIMILAR_MS = 400
/** So many of a name are looked at for the best ones. */
const CANDIDATES = 60
const LATEST = 5
const FEWEST_LETTERS = 8

type Source = {
  table: Prisma.Sql
  joins?: Prisma.Sql
  /** `title` and whatever else of a row is compared or shown. */
  columns: Prisma.Sql
  at: Prisma.Sql
  /** Conditions that an index answers each; their rows together are what is found. */
  probes: (reading: Reading) => Probe[]
}
type Probe = {
  where: Prisma.Sql
  order?: Prisma.Sql
  limit?: number
  /** Looked for only while the others do not find enough. */
  costly?: boolean
}

const probe = (where: Prisma.Sql, more: Omit<Probe, 'where'> = {}): Probe => ({ where, ...more })
const sameAs = (column: Prisma.Sql, value: string) => probe(Prisma.sql`${column} = ${value}`)

/** The latest that begin so: their index goes through them in that order. */
const latestStarting = (column: Prisma.Sql, text: string) =>
  probe(startsWith(column, text).sql, { order: Prisma.sql`${column} DESC` })

const SOURCES: Readonly<Record<SearchGroup, Source>> = {
  customers: {
    table: Prisma.sql`customers`,
    columns: Prisma.sql`
      t.full_name AS title, t.phone, t.email, t.identity_number AS number, t.status::text AS status`,
    at: Prisma.sql`t.created_at`,
    probes: ({ phone, number, email, words }) => [
      ...(phone ? [probe(endsWith(Prisma.sql`t.phone`, phone).sql)] : []),
      ...(number ? [sameAs(Prisma.sql`t.identity_number`, number)] : []),
      ...(email ? [probe(startsWith(Prisma.sql`lower(t.email)`, email).sql)] : []),
      ...byName(Prisma.sql`t.full_name`, words),
    ],
  },
  transactions: {
    table: Prisma.sql`transactions`,
    joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id`,
    columns: Prisma.sql`
      t.reference AS title, t.external_reference AS code, c.full_name AS who, t.amount, t.direction::text AS direction,
      t.status::text AS status`,
    at: Prisma.sql`t.created_at`,
    probes: ({ code }) =>
      code
        ? [...references(code, 'TXN-', /^20\d{6}/), ...wholeOrStart(Prisma.sql`t.external_reference`, code)]
        : [],
  },
  merchants: {
    table: Prisma.sql`merchants`,
    joins: Prisma.sql`LEFT JOIN LATERAL (
      SELECT min(key_prefix) AS key FROM api_credentials WHERE merchant_id = t.id) k ON true`,
    columns: Prisma.sql`
      t.business_name AS title, t.contact_phone AS phone, t.contact_email AS email, t.registration_number AS number,
      t.status::text AS status`,
    at: Prisma.sql`t.created_at`,
    probes: ({ phone, number, email, code, words }) => [
      ...(phone ? [probe(endsWith(Prisma.sql`t.contact_phone`, phone).sql)] : []),
      ...(number
        ? [
            sameAs(Prisma.sql`t.registration_number`, number),
            sameAs(Prisma.sql`t.settlement_account`, number),
          ]
        : []),
      ...(email ? [probe(startsWith(Prisma.sql`lower(t.contact_email)`, email).sql)] : []),
      ...(code
        ? [
            probe(
              Prisma.sql`t.id IN (SELECT merchant_id FROM api_credentials k WHERE ${startsWith(Prisma.sql`k.key_prefix`, code).sql})`,
            ),
          ]
        : []),
      ...byName(Prisma.sql`t.business_name`, words),
    ],
  },
  wallets: {
    table: Prisma.sql`wallets`,
    joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id`,
    columns: Prisma.sql`c.full_name AS title, c.phone, t.balance AS amount, t.status::text AS status`,
    at: Prisma.sql`t.opened_at`,
    probes: () => [],
  },
  'qr-codes': {
    table: Prisma.sql`qr_codes`,
    joins: Prisma.sql`JOIN merchants m ON m.id = t.merchant_id`,
    columns: Prisma.sql`
      t.reference AS title, t.token AS code, m.business_name AS who, t.amount, t.status::text AS status`,
    at: Prisma.sql`t.created_at`,
    probes: ({ code, text }) => [
      ...(code
        ? [...references(code, 'QR-', /^[0-9A-F]{6}/i), ...wholeOrStart(Prisma.sql`t.token`, code)]
        : []),
      ...(code !== text && text.length > 2 ? [latestStarting(Prisma.sql`t.reference`, text)] : []),
    ],
  },
  'eft-payments': {
    table: Prisma.sql`eft_payments`,
    joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id`,
    columns: Prisma.sql`t.reference AS title, c.full_name AS who, t.amount, t.status::text AS status`,
    at: Prisma.sql`t.created_at`,
    probes: ({ code }) => (code ? references(code, 'EFT-', /^[0-9A-F]{6}/i) : []),
  },
  kyc: {
    table: Prisma.sql`kyc_records`,
    joins: Prisma.sql`JOIN customers c ON c.id = t.customer_id`,
    columns: Prisma.sql`c.full_name AS title, t.status::text AS status`,
    at: Prisma.sql`t.submitted_at`,
    probes: () => [],
  },
  users: {
    table: Prisma.sql`admin_users`,
    columns: Prisma.sql`t.name AS title, t.email, t.role::text AS who, t.status::text AS status`,
    at: Prisma.sql`t.created_at`,
    probes: ({ email, words }) => [
      ...(email ? [probe(startsWith(Prisma.sql`t.email`, email).sql)] : []),
      ...byName(Prisma.sql`t.name`, words),
    ],
  },
}

/** What others made up: its start has to be long enough to mean something. */
const wholeOrStart = (column: Prisma.Sql, code: string) => [
  code.length < FEWEST_LETTERS ? sameAs(column, code) : latestStarting(column, code),
]

/** By the start of a reference as typed and in capitals, and without what all of them begin with. */
function references(code: string, prefix: string, rest: RegExp): Probe[] {
  const upper = code.toUpperCase()
  const starts = new Set([code, upper, ...(rest.test(upper) ? [prefix + upper] : [])])
  return [...starts].map((start) => latestStarting(Prisma.sql`t.reference`, start))
}

/** Names that begin with the words in one of their orders, and names with all of them inside. */
function byName(column: Prisma.Sql, words: readonly string[]): Probe[] {
  if (words.length === 0) return []
  const orders = words.length > 3 ? [words] : permutations(words)
  const order = Prisma.sql`search_key(${column}) USING ~<~`
  const starting = orders.map((each) =>
    probe(nameStarts(column, each.join(' ')).sql, { order, limit: CANDIDATES }),
  )
  // One word begins first names and stands inside of last names; of several, those that begin with them fit as well.
  const look = { limit: CANDIDATES, costly: words.length > 1 }
  const inside = words.some(findableInside) ? [probe(named(column, words).sql, look)] : []
  return [...starting, ...inside]
}

function permutations(words: readonly string[]): string[][] {
  if (words.length < 2) return [[...words]]
  return words.flatMap((word, at) => permutations(words.toSpliced(at, 1)).map((others) => [word, ...others]))
}

const EMPTY = { who: null, phone: null, number: null, email: null, code: null, amount: null, direction: null }

/** The rows of one group that any of its probes finds. */
async function find(read: Read, source: Source, probes: Probe[], limit: number): Promise<FoundRow[]> {
  const parts = probes.map(
    ({ where, order, limit: own = limit }) => Prisma.sql`
      (SELECT t.id FROM ${source.table} t WHERE ${where} ${order ? Prisma.sql`ORDER BY ${order}` : Prisma.empty} LIMIT ${own})`,
  )
  const rows = await read<FoundRow>(Prisma.sql`
    SELECT t.id, ${source.columns}, ${source.at} AS at
    FROM (${Prisma.join(parts, ' UNION ')}) f JOIN ${source.table} t ON t.id = f.id ${source.joins ?? Prisma.empty}`)
  return rows.map((row) => ({ ...EMPTY, ...row }))
}

/** The same, the costly probes only where the others find fewer than the limit. */
async function findEnough(read: Read, source: Source, probes: Probe[], limit: number): Promise<FoundRow[]> {
  const costly = probes.filter((each) => each.costly)
  const rows = await find(
    read,
    source,
    probes.filter((each) => !each.costly),
    limit,
  )
  if (rows.length >= limit || costly.length === 0) return rows
  const more = await find(read, source, costly, limit)
  return [...rows, ...more.filter(({ id }) => rows.every((row) => row.id !== id))]
}

/**
 * Looks for a text in every group that may be read: by whole values, starts and ends first, by what is inside names
 * then, and by what is only like them when there is nothing else.
 * @param limit hits of each group
 */
export async function search(
  typed: string,
  allowed: readonly SearchGroup[],
  limit: number,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  const reading = readSearch(typed)
  const answer = {
    text: reading.text,
    problem: reading.problem,
    similar: false,
    groups: [],
    zone: env().BANK_TIME_ZONE,
  }
  if (reading.problem) return answer
  try {
    const groups = await briefly(STATEMENT_MS, (read) => groupsOf(read, reading, allowed, limit, signal))
    if (groups.length > 0) return { ...answer, groups }
    const similar = await similarNames(reading, allowed, limit)
    return { ...answer, groups: similar, similar: similar.length > 0 }
  } catch (error) {
    if (isTooSlow(error)) return { ...answer, problem: 'slow' }
    throw error
  }
}

async function groupsOf(
  read: Read,
  reading: Reading,
  allowed: readonly SearchGroup[],
  limit: number,
  signal?: AbortSignal,
): Promise<FoundGroup[]> {
  const found: (FoundGroup & { best: number })[] = []
  let customer: FoundRow | null = null
  for (const group of SEARCH_GROUPS.filter((each) => allowed.includes(each))) {
    signal?.throwIfAborted() // whoever typed on waits for another answer
    const source = SOURCES[group]
    const probes = reading.id ? [probe(Prisma.sql`t.id = ${reading.id}::uuid`)] : source.probes(reading)
    if (probes.length === 0) continue
    const rows = await findEnough(read, source, probes, limit + 1)
    if (group === 'customers' && rows.length === 1) customer = rows[0] ?? null
    if (rows.length > 0) found.push(toGroup(reading, group, rows, limit))
  }
  if (customer && allowed.includes('transactions') && !found.some(({ group }) => group === 'transactions')) {
    const order = Prisma.sql`t.created_at DESC, t.id DESC`
    const own = probe(Prisma.sql`t.customer_id = ${customer.id}::uuid`, { order })
    const rows = await find(read, SOURCES.transactions, [own], LATEST + 1)
    if (rows.length > 0) {
      found.push({ ...toGroup(reading, 'transactions', rows, LATEST), latestOf: customer.title })
    }
  }
  return found.sort((a, b) => a.best - b.best).map(({ best, ...group }) => group)
}

/** Customers, businesses and users whose names are only like the words; none when that takes too long. */
async function similarNames(
  reading: Reading,
  allowed: readonly SearchGroup[],
  limit: number,
): Promise<FoundGroup[]> {
  const text = reading.words.join(' ')
  if (text.length < 4 || !reading.words.some(findableInside)) return []
  const columns = {
    customers: Prisma.sql`t.full_name`,
    merchants: Prisma.sql`t.business_name`,
    users: Prisma.sql`t.name`,
  }
  const groups = (['customers', 'merchants', 'users'] as const).filter((group) => allowed.includes(group))
  try {
    return await briefly(SIMILAR_MS, async (read) => {
      await read(Prisma.sql`SELECT set_config('pg_trgm.word_similarity_threshold', '0.55', true)`)
      const found: FoundGroup[] = []
      for (const group of groups) {
        const column = columns[group]
        const like = probe(nameLike(column, text).sql, {
          order: Prisma.sql`search_key(${column}) <->> search_key(${text}), t.id`,
        })
        const rows = await find(read, SOURCES[group], [like], limit)
        if (rows.length > 0) found.push(toGroup(reading, group, rows, limit))
      }
      return found
    })
  } catch (error) {
    if (isTooSlow(error)) return []
    throw error
  }
}
