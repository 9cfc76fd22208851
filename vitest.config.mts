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
    exclude: ['**/*.verify.test.ts'],
    globalSetup: ['lib/testing/cluster.ts'],
    setupFiles: ['lib/testing/setup.ts'],
    pool: 'forks',
    // Much of a test is waiting for PostgreSQL: a core kept free for the runner would stand idle.
    maxWorkers: '100%',
    env: {
      // A zone whose offset is not a whole hour, and not the bank's: what depends on the machine's zone shows.
      TZ: 'Asia/Kathmandu',
      SESSION_SECRET: 'tests-only-0123456789-abcdefghijklmnop',
      // What the product says of the faults that tests make is not for who reads the tests.
      LOG_LEVEL: 'fatal',
      // A test does in a second what takes a person a day; the limit has tests of its own.
      WRITES_PER_MINUTE: '100000',
      SECOND_FACTOR_KEY: 'tests-only-9876543210-zyxwvutsrqponmlk',
    },
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
})
