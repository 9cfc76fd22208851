import { defineConfig } from 'vitest/config'
import config from './vitest.config.mjs'

/** `*.verify.test.ts`: what `npm run verify` repeats often enough to meet a race. Merged, lists would only grow. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['{lib,prisma,scripts}/**/*.verify.test.ts'],
    exclude: [],
    testTimeout: 600_000,
    // One after the other: what measures a time would measure its neighbours.
    fileParallelism: false,
  },
})
