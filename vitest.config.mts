import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: /^server-only$/, replacement: `${root}lib/testing/empty.ts` },
    ],
  },
  test: {
    include: ['{app,components,lib,monitoring,prisma,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['lib/testing/cluster.ts'],
    setupFiles: ['lib/testing/setup.ts'],
    pool: 'forks',
    // A zone whose offset is not a whole hour, and not the bank's: what depends on the machine's zone shows.
    env: { TZ: 'Asia/Kathmandu' },
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
})
