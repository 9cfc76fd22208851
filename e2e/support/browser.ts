import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from 'playwright/test'

const SYSTEM_CHROMIUM = [
  // Without the browser's own toolbars, which a whole Chromium draws for every window even when nobody sees them.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Where the browser comes from: Playwright's own if it is installed, else a system Chromium, else the one inside an
 * npm package. So `npm test` needs no download besides npm packages.
 */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  // Chromium's sandbox refuses to run as root (containers, CI).
  const args = process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET
  if (existsSync(chromium.executablePath())) return { args }
  const system = SYSTEM_CHROMIUM.find((path) => existsSync(path))
  if (system) return { args, executablePath: system }
  const { default: packaged } = await import('@sparticuz/chromium')
  return { args: [...packaged.args, ...args], executablePath: await packaged.executablePath() }
}
