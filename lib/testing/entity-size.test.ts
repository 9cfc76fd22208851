import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sourceFiles } from './source-files'

/** What makes the list and the detail of access grants: all of it is here, nothing of the frame knows them. */
const OWN = /^(lib\/domain\/access|app\/\(portal\)\/admin\/access-grants)\/(?!.*\.test\.)/
const MIGRATION = 'prisma/migrations/20261124113100_access_grants/migration.sql'

it('the list, the detail and the export of an entity take under 170 lines', () => {
  const lines = (text: string) => text.split('\n').length - 1
  const files = sourceFiles()
  const own = files.filter(({ path }) => OWN.test(path))
  const navigation = files.find(({ path }) => path === 'lib/navigation.ts')?.text ?? ''
  const entries = navigation.split('\n').filter((line) => line.includes('/admin/access-grants'))
  expect(own.length).toBeGreaterThanOrEqual(6)
  expect(entries).toHaveLength(1)
  // What can be done to a record comes on top of showing it.
  const shown = own.map(({ text }) => text.replaceAll(/^.*\b(AccessActions|can)\b.*\n/gm, ''))
  const all = shown.reduce((sum, text) => sum + lines(text), entries.length)
  expect(all + lines(readFileSync(MIGRATION, 'utf8'))).toBeLessThan(170)
})

it('nothing but its neighbours and the ways to it know the entity', () => {
  const knows = sourceFiles()
    .filter(({ path }) => !OWN.test(path) && !/\.(test|spec)\.ts$|^e2e\//.test(path))
    .filter(({ text }) => /access-grants|domain\/access\b/.test(text))
    .map(({ path }) => path)
  expect(knows.sort()).toEqual([
    'app/(portal)/admin/_components/waiting.ts',
    'app/(portal)/admin/audit/_components/object-link.tsx',
    'app/(portal)/admin/customers/_components/access-actions.tsx',
    'app/(portal)/admin/customers/_components/customer-records.tsx',
    'app/(portal)/admin/desks/grants/page.tsx',
    'app/(portal)/admin/merchants/[id]/page.tsx',
    'components/layout/shortcuts.ts',
    'lib/bulk/table.ts',
    'lib/exports/lists.ts',
    'lib/navigation.ts',
    'lib/testing/declared-lists.ts',
  ])
})
