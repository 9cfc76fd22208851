import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { type Migration, migrate, readMigrations } from './migrate'

const { owner, ownerUrl, portalUrl, superuserUrl } = await testDatabase({ empty: true })
const migrations = readMigrations()
const names = migrations.map((migration) => migration.name)
const changed = (change: Partial<Migration>) =>
  [...migrations.slice(0, -1), { ...migrations.at(-1), ...change }] as Migration[]
const added = (sql: string): Migration[] => [
  ...migrations,
  { name: '99990101000000_added', sql, checksum: 'a'.repeat(64) },
]

describe('migrate', () => {
  it('two processes that start together apply each migration once', async () => {
    const applied = await Promise.all([migrate(ownerUrl), migrate(ownerUrl)])
    expect(applied.flat().sort()).toEqual(names)
    const { rows } = await owner.query('SELECT migration_name FROM _prisma_migrations ORDER BY 1')
    expect(rows.map((row) => row.migration_name)).toEqual(names)
  })

  it('does nothing the second time', async () => {
    expect(await migrate(ownerUrl)).toEqual([])
  })

  it('a migration that fails is undone entirely and can be tried again', async () => {
    const failing = added('CREATE TABLE half (id int); SELECT 1/0;')
    await expect(migrate(ownerUrl, { migrations: failing })).rejects.toThrow(/undone.*division by zero/)
    const { rows } = await owner.query("SELECT to_regclass('half') AS half")
    expect(rows).toEqual([{ half: null }])
    expect(await migrate(ownerUrl)).toEqual([])
  })

  it('says in one sentence what is wrong', async () => {
    const of = (options: Parameters<typeof migrate>[1], url = ownerUrl) =>
      expect(migrate(url, options)).rejects
    await of({ migrations: migrations.slice(0, -1) }).toThrow(/newer than this version/)
    await of({ migrations: changed({ checksum: 'b'.repeat(64) }) }).toThrow(
      /was changed after it was applied/,
    )
    await of({ migrations: added('CREATE TABLE mine (id int)') }, portalUrl).toThrow(
      /lacks the right to migrate/,
    )
    await of({}, 'postgresql://a:b@127.0.0.1:1/x').toThrow(/127.0.0.1:1 does not answer/)
    await of({}, ownerUrl.replace(/:[^:@]+@/, ':wrong@')).toThrow(/refuses the user “phantom_owner”/)
    await of({}, ownerUrl.replace(/\/[^/]+$/, '/nowhere')).toThrow(/no database “nowhere”/)
    await owner.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '2020_failed')",
    )
    await of({}).toThrow(/2020_failed failed earlier/)
    await owner.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'x'")
    expect(await migrate(ownerUrl)).toEqual([])
  })

  it('gives the runtime role its rights once an administrator has made it', async () => {
    await owner.query('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM phantom_runtime')
    await migrate(ownerUrl)
    const { rows } = await owner.query(
      "SELECT has_table_privilege('phantom_runtime', 'wallets', 'UPDATE') AS granted",
    )
    expect(rows).toEqual([{ granted: true }])
  })
})

it('Prisma’s own engine finds the history complete', async () => {
  const file = join(
    dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
    'schema_engine_bg.wasm',
  )
  const imports = { './schema_engine_bg.js': engineModule } as unknown as WebAssembly.Imports
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports)
  const bindings = engineModule as unknown as { __wbg_set_wasm(exports: unknown): void }
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  const folder = join(import.meta.dirname, '../../prisma')
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const datamodels = readdirSync(join(folder, 'schema')).map((name): [string, string] => [
    name,
    read(`schema/${name}`),
  ])
  const engine = await engineModule.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: ownerUrl }, { schema: 'public' })),
  )
  const input = {
    migrationsList: {
      baseDir: join(folder, 'migrations'),
      lockfile: { path: 'migration_lock.toml', content: read('migrations/migration_lock.toml') },
      shadowDbInitScript: '',
      migrationDirectories: names.map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: read(`migrations/${path}/migration.sql`) },
        },
      })),
    },
    filters: { externalTables: [], externalEnums: [] },
  }
  expect(await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: false })).toMatchObject({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  })
  expect(await engine.applyMigrations(input)).toEqual({ appliedMigrationNames: [] })
})

it('uuidv7() of older servers has the layout of RFC 9562, and ascends', async () => {
  const { rows: source } = await owner.query<{ sql: string }>('SELECT $1::text AS sql', [migrations[0]?.sql])
  const body = /CREATE FUNCTION public\.uuidv7[\s\S]*?\$\$[\s\S]*?\$\$/.exec(source[0]?.sql ?? '')?.[0] ?? ''
  const admin = new Pool({ connectionString: superuserUrl })
  await admin.query(body.replace('public.uuidv7', 'public.uuidv7_supplied'))
  const { rows } = await admin.query<{ id: string; at: string }>(
    'SELECT public.uuidv7_supplied()::text AS id, floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS at FROM generate_series(1, 1000)',
  )
  await admin.end()
  for (const { id, at } of rows) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Math.abs(Number.parseInt(id.replace('-', '').slice(0, 12), 16) - Number(at))).toBeLessThan(50)
  }
  const times = rows.map(({ id }) => id.slice(0, 18))
  expect(times).toEqual([...times].sort())
  expect(new Set(rows.map((row) => row.id)).size).toBe(1000)
})
