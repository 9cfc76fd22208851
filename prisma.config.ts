import { defineConfig } from 'prisma/config'

// These commands never run the engine binary that the command line would download for them: any file satisfies it.
if (/^(generate|validate|format)$/.test(process.argv[2] ?? '')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
}

// The Prisma command line reads the schema folder and the migrations; the portal itself applies migrations with
// lib/db/migrate.ts, which needs no engine binary. The URL is needed only by commands that connect.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? '' },
})
