import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { NextRequest } from 'next/server'
import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/exports/[id]/file/route'
import { GET as GET_PROGRESS } from '@/app/api/exports/[id]/route'
import type { Role } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/db/generated/client'
import { inlined } from '@/lib/db/literals'
import { createExport, stopExport } from '@/lib/domain/exports/actions'
import { endLostExports } from '@/lib/domain/exports/mutations'
import { env } from '@/lib/env'
import type { ActionState } from '@/lib/http/action-state'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newCustomer, newWallet } from '@/lib/testing/rows'
import { emailOf, makeStaff, steppedUpTokenFor, tokenFor } from '@/lib/testing/staff'
import { EXPORT_NAMES } from './names'

Object.assign(process.env, {
  EXPORTS_PER_HOUR: '60',
})
const bank = await testDatabase()
const EVENTS = 2_500

type Fields = Record<string, string>

async function ask(
  token: string,
  fields: Fields,
): Promise<ActionState<{ exportId: string; expected: number | null }>> {
  const form = new FormData()
  const all = {
    list: 'wallets',
    query: '',
    format: 'csv',
    columns: 'all',
    idempotencyKey: crypto.randomUUID(),
  }
  for (const [name, value] of Object.entries({ ...all, ...fields })) form.set(name, value)
  return inRequest({ token }, () => createExport({ status: 'idle' }, form))
}

async function created(token: string, fields: Fields): Promise<string> {
  const answer = await ask(token, fields)
  if (answer.status !== 'done') throw new Error(JSON.stringify(answer))
  return answer.result.exportId
}

const params = (id: string) => ({ params: Promise.resolve({ id }) })

/** Asks for the file as a browser does. */
const fetchFile = (token: string, id: string, query = '') =>
  inRequest({ token, method: 'GET' }, ({ headers }) =>
    GET(
      new NextRequest(new URL(`/api/exports/${id}/file${query}`, env().PUBLIC_URL), { headers }),
      params(id),
    ),
  )

async function fileOf(role: Role, fields: Fields): Promise<string> {
  const token = await tokenFor(role)
  return textOf(await fetchFile(token, await created(token, fields)))
}

/** With its byte order mark, which `text()` would drop. */
const textOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString()

const recordOf = async (id: string) =>
  (await bank.owner.query('SELECT * FROM exports WHERE id = $1', [id])).rows[0]
const trailOf = async (id: string) =>
  (
    await bank.owner.query(
      'SELECT action, actor, after, outcome FROM audit_events WHERE object_id = $1 ORDER BY id',
      [id],
    )
  ).rows

async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (const since = Date.now(); ; ) {
    const value = await read()
    if (wanted(value)) return value
    if (Date.now() - since > 8_000) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((done) => setImmediate(done))
  }
}

const copies = async () =>
  (
    await bank.portal.query(`SELECT pid FROM pg_stat_activity WHERE datname = $1 AND query LIKE 'COPY%'`, [
      bank.name,
    ])
  ).rows

beforeAll(async () => {
  await makeStaff()
  await bank.owner.query(
    `INSERT INTO audit_events (actor, action, object_type, object_id, before, after, reason, created_at)
     SELECT 'core', 'wallet_frozen', 'wallet', n::text, '{"status": "active"}', '{"status": "frozen"}',
       E'=HYPERLINK("https://evil.example")\nsecond line', now() - n * interval '1 second' FROM generate_series(1, $1) n`,
    [EVENTS],
  )
  const customer_id = await newCustomer(bank.owner, {
    first_name: '=1+1',
    last_name: 'Kgosi',
    phone: '+26771230001',
  })
  await newWallet(bank.owner, { customer_id, balance: '1234.50' })
  for (let n = 0; n < 4; n += 1) await newWallet(bank.owner, { balance: n })
})

it('gives the whole list, newest first, cell by cell safe for a spreadsheet, and says so on its last line', async () => {
  const text = await fileOf('auditor', { list: 'audit', query: 'action=wallet_frozen' })
  expect(text.startsWith('\ufeffid,time,actor,role,action,record,record_id,outcome,before,after,')).toBe(true)
  const [first, ...rest] = text.split(`"'=HYPERLINK(""https://evil.example"")\nsecond line",\n`)
  expect(rest).toHaveLength(EVENTS)
  expect(first).toContain(
    `,core,,wallet_frozen,wallet,1,success,"{""status"": ""active""}","{""status"": ""frozen""}",`,
  )
  expect(rest.at(-1)).toMatch(
    new RegExp(
      `^"Phantom Banking export [0-9a-f-]{36}: ${EVENTS} rows of audit \\(action=wallet_frozen\\), taken by ${emailOf('auditor')} \\(auditor\\) at 20.*Z, personal data masked, complete"\n$`,
    ),
  )
})

it('gives the same as JSON, compressed when asked, and keeps who took what', async () => {
  const token = await tokenFor('superadmin')
  const id = await created(token, {
    list: 'audit',
    query: 'action=wallet_frozen',
    format: 'json',
    columns: 'shown',
  })
  const answer = await fetchFile(token, id, '?gzip')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/gzip',
    'content-disposition': expect.stringMatching(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.json\.gz"$/),
    'cache-control': 'private, no-store, no-transform',
  })
  const file = JSON.parse(gunzipSync(await answer.arrayBuffer()).toString())
  expect(file.rows).toHaveLength(EVENTS)
  expect(file.rows[0]).toMatchObject({ actor: 'core', before: { status: 'active' }, record_id: '1' })
  expect(file.export).toMatchObject({
    id,
    by: emailOf('superadmin'),
    rows: EVENTS,
    complete: true,
    whole: false,
  })
  const record = await until(
    () => recordOf(id),
    ({ status }) => status !== 'running',
  )
  expect(record).toMatchObject({
    status: 'completed',
    row_count: String(EVENTS),
    expected_rows: String(EVENTS),
  })
  expect(await trailOf(id)).toMatchObject([
    {
      action: 'audit_exported',
      actor: emailOf('superadmin'),
      after: { action: 'wallet_frozen', format: 'json', rows: EVENTS },
    },
    { action: 'export_ended', after: { status: 'completed', ending: 'complete', rows: EVENTS } },
  ])
})

it('gives others their own events only; a list that a role does not see cannot be exported', async () => {
  const own = JSON.parse(await fileOf('operations', { list: 'audit', format: 'json' })).rows
  expect(own.length).toBeGreaterThan(0)
  expect(new Set(own.map((event: { actor: string }) => event.actor))).toEqual(
    new Set([emailOf('operations')]),
  )
  expect(await ask(await tokenFor('support'), {})).toMatchObject({ status: 'refused', code: 403 })
  expect(await ask(await tokenFor('operations'), { list: 'users' })).toMatchObject({
    status: 'refused',
    code: 403,
  })
})

it('masks personal data, except for who may reveal it and has just proved who they are', async () => {
  const query = 'balance_min=1000'
  expect(await fileOf('auditor', { query })).toMatch(/'=1\+1 Kgosi,•••• 0001,1234\.50,basic,active/)
  expect(await ask(await steppedUpTokenFor('auditor'), { personal: 'whole' })).toMatchObject({ code: 403 })
  expect(await ask(await tokenFor('compliance'), { personal: 'whole' })).toMatchObject({
    code: 403,
    stepUp: 'second_factor',
  })
  const token = await steppedUpTokenFor('compliance')
  const id = await created(token, { query, personal: 'whole' })
  expect(await (await fetchFile(token, id)).text()).toContain(`'=1+1 Kgosi,'+26771230001,1234.50,`)
  expect(await recordOf(id)).toMatchObject({ contains_pii: true })
  expect((await trailOf(id))[0]).toMatchObject({ after: { personalData: 'whole' } })
})

it('every list leaves as what it is, in both formats', async () => {
  const token = await tokenFor('superadmin')
  for (const list of EXPORT_NAMES) {
    const json = JSON.parse(
      await (await fetchFile(token, await created(token, { list, format: 'json' }))).text(),
    )
    const csv = await textOf(await fetchFile(token, await created(token, { list })))
    expect(json.export.complete, list).toBe(true)
    const [head] = csv.slice(1).split('\n', 1)
    if (json.rows.length > 0) expect(head, list).toBe(Object.keys(json.rows[0]).join())
  }
})

it('takes the columns that the list shows, in its order', async () => {
  const text = await fileOf('auditor', {
    columns: 'shown',
    query: 'cols=balance,customer&sort=balance&balance_min=1',
  })
  expect(text.split('\n')[0]).toBe('\ufeffid,customer,phone,balance')
  expect(
    text
      .split('\n')
      .map((line) => line.split(',')[3])
      .slice(1, 5),
  ).toEqual(['1.00', '2.00', '3.00', '1234.50'])
})

it('refuses what it does not understand, and asks for the same file once', async () => {
  const token = await tokenFor('auditor')
  expect(await ask(token, { query: 'status=nonsense' })).toMatchObject({ code: 422 })
  expect(await ask(token, { list: 'nothing' })).toMatchObject({
    code: 400,
    fields: { list: expect.any(String) },
  })
  expect(await ask(token, { format: 'xls' })).toMatchObject({ code: 400 })
  expect(await ask(token, { query: 'x'.repeat(3000) })).toMatchObject({ code: 400 })
  const id = await created(token, {})
  expect((await fetchFile(await tokenFor('superadmin'), id)).status).toBe(404)
  const answers = await Promise.all([fetchFile(token, id), fetchFile(token, id)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  await Promise.all(answers.map((answer) => answer.text()))
  expect((await fetchFile(token, id)).status).toBe(409)
  expect((await fetchFile(token, 'nonsense')).status).toBe(404)
})

/** Enough rows that a reader who takes none of them stops the database in the middle. */
async function manyEvents(): Promise<void> {
  await bank.owner.query(
    `INSERT INTO audit_events (actor, action, object_type, object_id, reason)
     SELECT 'core', 'wallet_unfrozen', 'wallet', n::text, repeat('x', 500) FROM generate_series(1, 30000) n`,
  )
}

it('ends the query when its reader goes away, and keeps how many rows had left', async () => {
  await manyEvents()
  const token = await tokenFor('auditor')
  const id = await created(token, { list: 'audit', query: 'action=wallet_unfrozen' })
  const answer = await fetchFile(token, id)
  const reader = answer.body?.getReader()
  for (let n = 0; n < 4; n += 1) await reader?.read()
  expect(await copies()).toHaveLength(1)
  await reader?.cancel()
  const record = await until(
    () => recordOf(id),
    ({ status }) => status !== 'running',
  )
  expect(record).toMatchObject({ status: 'aborted', ending: 'client_gone' })
  expect(Number(record.row_count)).toBeGreaterThan(0)
  expect(Number(record.row_count)).toBeLessThan(30_000)
  expect((await trailOf(id)).at(-1)).toMatchObject({
    action: 'export_ended',
    after: { ending: 'client_gone' },
  })
  await until(copies, (rows) => rows.length === 0)
})

it('can be stopped by who takes it and by a superadmin, and says how far it is meanwhile', async () => {
  const token = await tokenFor('auditor')
  const stop = async (by: string, exportId: string) => {
    const form = new FormData()
    form.set('exportId', exportId)
    form.set('idempotencyKey', crypto.randomUUID())
    return inRequest({ token: by }, () => stopExport({ status: 'idle' }, form))
  }
  const id = await created(token, { list: 'audit', query: 'action=wallet_unfrozen' })
  const answer = await fetchFile(token, id)
  const reader = answer.body?.getReader()
  await reader?.read()
  await reader?.read()
  const url = new URL(`/api/exports/${id}`, env().PUBLIC_URL)
  const progress = await inRequest({ token, method: 'GET' }, ({ headers }) =>
    GET_PROGRESS(new NextRequest(url, { headers }), params(id)),
  )
  expect(await progress.json()).toMatchObject({ status: 'running', expected: 30_000 })
  expect(await stop(await tokenFor('operations'), id)).toMatchObject({ code: 403 })
  expect(await stop(await tokenFor('superadmin'), id)).toMatchObject({ status: 'done' })
  const record = await until(
    () => recordOf(id),
    ({ status }) => status !== 'running',
  )
  expect(record).toMatchObject({ status: 'aborted', ending: 'stopped' })
  await expect(
    (async () => {
      while (!(await reader?.read())?.done);
    })(),
  ).rejects.toThrow()
  expect(await stop(token, id)).toMatchObject({ code: 409 })
})

it('the worker ends what nobody fetched and what a killed process left behind', async () => {
  const token = await tokenFor('auditor')
  const [waiting, lost] = [await created(token, {}), await created(token, {})]
  await bank.owner.query(`UPDATE exports SET created_at = now() - interval '6 minutes' WHERE id = $1`, [
    waiting,
  ])
  await bank.owner.query(
    `UPDATE exports SET started_at = now(), heartbeat_at = now() - interval '40 seconds', row_count = 7 WHERE id = $1`,
    [lost],
  )
  expect((await fetchFile(token, waiting)).status).toBe(409)
  expect(await endLostExports(100)).toBe(2)
  expect(await recordOf(waiting)).toMatchObject({ status: 'aborted', ending: 'not_fetched', row_count: '0' })
  expect(await recordOf(lost)).toMatchObject({ status: 'aborted', ending: 'lost', row_count: '7' })
  expect((await trailOf(lost)).at(-1)).toMatchObject({ actor: 'worker', action: 'export_ended' })
})

it('writes values into a statement as the values they are', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(`'`, '\\', `\\'; DROP TABLE x --`, '$1', "E'"),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        value.filter((text) => !/[\0\p{Cs}]/u.test(text)),
        { minLength: 1 },
      ),
      async (texts) => {
        const [one] = texts
        const sql = Prisma.sql`SELECT ${one}::text AS one, ${texts}::text[] AS many, ${-1.5} AS number, ${true} AS yes`
        const { rows } = await bank.owner.query(inlined(sql))
        expect(rows).toEqual([{ one, many: texts, number: '-1.5', yes: true }])
      },
    ),
    { numRuns: 40 },
  )
  expect(() => inlined(Prisma.sql`SELECT ${'a\0b'}`)).toThrow()
})
