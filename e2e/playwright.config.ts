import { defineConfig } from 'playwright/test'
import { chromiumLaunch } from './support/browser'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  globalSetup: './support/global-setup.ts',
  forbidOnly: true,
  fullyParallel: false,
  // Files run side by side, the tests of a file one after the other.
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  // `npm test` runs the journeys; `npm run verify` what takes longer than a test may, and pictures of every page.
  projects: [
    { name: 'journeys', testIgnore: 'verify/**' },
    { name: 'pictures', testMatch: ['every-page.spec.ts', 'empty-bank.spec.ts'] },
    { name: 'verify', testMatch: 'verify/**/*.spec.ts' },
  ],
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    launchOptions: await chromiumLaunch(),
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-BW',
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
  },
})
