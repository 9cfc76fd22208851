import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'

const { owner, portal } = await testDatabase()

const folder = fileURLToPath(new URL('schema/', import.meta.url))
const schema = readdirSync(folder)
  .map((name) => readFileSync(folder + name, 'utf8'))
  .join('\n')

const block = (kind: string) =>
  [...schema.matchAll(new RegExp(`^${kind} (\\w+) \\{\n([\\s\\S]*?)^\\}`, 'gm'))].map(
    ([, name = '', body = '']) => ({
      name,
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
      lines: body
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line && !/^(\/\/|@@)/.test(line)),
    }),
  )
const enums = block('enum')
const models = block('model')

const SQL_TYPES: Record<string, string> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Json: 'jsonb',
  Bytes: 'bytea',
  '@db.Uuid': 'uuid',
  '@db.Inet': 'inet',
  '@db.Date': 'date',
  '@db.SmallInt': 'smallint',
  '@db.Timestamptz(3)': 'timestamp(3) with time zone',
  '@db.Timestamptz(6)': 'timestamp(6) with time zone',
  '@db.Decimal(18, 2)': 'numeric(18,2)',
  '@db.Decimal(5, 4)': 'numeric(5,4)',
  '@db.Decimal(12, 2)': 'numeric(12,2)',
}

/** `table.column type null?` for every scalar field of the Prisma schema. */
function columnsOfSchema(): string[] {
  return models.flatMap(({ table, lines }) =>
    lines.flatMap((line) => {
      const [, field = '', type = '', mark = ''] = /^(\w+)\s+(\w+)(\?|\[\])?/.exec(line) ?? []
      if (models.some((model) => model.name === type)) return []
      const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field
      const native = /@db\.\w+(\([^)]*\))?/.exec(line)?.[0]
      const sql = enums.find((each) => each.name === type)?.table ?? SQL_TYPES[native ?? type] ?? `? ${type}`
      return `${table}.${column} ${sql}${mark === '[]' ? '[]' : ''}${mark === '?' ? ' null' : ''}`
    }),
  )
}

describe('the Prisma schema and the database', () => {
  it('have the same columns, types and nullability', async () => {
    const { rows } = await owner.query<{ line: string }>(
      `SELECT c.relname || '.' || a.attname || ' ' || format_type(coalesce(nullif(t.typbasetype, 0), t.oid), a.atttypmod)
              || CASE WHEN a.attnotnull THEN '' ELSE ' null' END AS line
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
          AND c.relname <> '_prisma_migrations'`,
    )
    expect(columnsOfSchema().sort()).toEqual(rows.map((row) => row.line).sort())
  })

  it('have the same enums with the same values in the same order', async () => {
    const { rows } = await owner.query<{ line: string }>(
      `SELECT t.typname || ': ' || string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder) AS line
         FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname`,
    )
    expect(enums.map(({ table, lines }) => `${table}: ${lines.join(' ')}`).sort()).toEqual(
      rows.map((row) => row.line).sort(),
    )
  })

  it('have a default wherever the schema says that the database fills a field', async () => {
    const { rows } = await owner.query<{ line: string }>(
      `SELECT table_name || '.' || column_name AS line FROM information_schema.columns
        WHERE table_schema = 'public' AND (column_default IS NOT NULL OR is_identity = 'YES' OR is_generated = 'ALWAYS')`,
    )
    const filled = new Set(rows.map((row) => row.line))
    const declared = models.flatMap(({ table, lines }) =>
      lines
        .filter((line) => /@default\(/.test(line))
        .map((line) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? line.split(/\s/)[0]}`),
    )
    expect(declared.filter((line) => !filled.has(line))).toEqual([])
  })
})

describe('every table', () => {
  it('can be read by the portal, whose login owns nothing', async () => {
    const { rows } = await owner.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND NOT has_table_privilege('phantom_portal', oid, 'SELECT')`,
    )
    expect(rows).toEqual([])
    const { rows: owned } = await portal.query('SELECT FROM pg_class WHERE relowner = current_user::regrole')
    expect(owned).toEqual([])
  })

  it('has an index for each foreign key that people follow', async () => {
    const { rows } = await owner.query<{ line: string }>(
      `SELECT conrelid::regclass || '.' || a.attname AS line FROM pg_constraint k
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.confrelid <> 'admin_users'::regclass
          AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indkey[0] = k.conkey[1])`,
    )
    expect(rows.map((row) => row.line)).toEqual(['eft_payments.wallet_id'])
  })
})
