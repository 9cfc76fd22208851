import { defineConfig } from 'playwright/test'
import { chromiumLaunch } from './support/browser'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  globalSetup: './support/global-setup.ts',
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    launchOptions: await chromiumLaunch(),
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-BW',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
  },
})
