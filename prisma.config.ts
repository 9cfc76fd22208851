import { defineConfig } from 'prisma/config'

// The Prisma command line reads the schema folder and the migrations; the portal itself applies migrations
// with lib/db/migrate.ts, which needs no engine binary. The URL is needed only by commands that connect.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? '' },
})
