// `npm run verify`: what takes longer than a test may: races a hundred times, Lighthouse, the portal without its proxy,
// every panel of every dashboard, and the alert drill.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check, finish, playwright, prepare, vitest } from './lib/suites.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

await prepare()
await vitest('races', ['--config', 'vitest.verify.config.mts'])
await playwright('pictures', ['--project=pictures'])
// One after the other: Lighthouse would measure its neighbour.
await playwright('browser', ['--project=verify', '--workers=1'])
await withoutProxy()
await check('alert drill', 'node', ['scripts/run.mjs', 'drill-alerts'])
finish()

/** Every page, handler and action stays refused in a portal that was built without `proxy.ts`. */
async function withoutProxy() {
  const folder = mkdtempSync(join(tmpdir(), 'phantom-without-proxy-'))
  const left = ['.git', '.data', '.next', 'bench', 'dist', 'logs', 'proxy.ts', 'test-results']
  const isKept = (path) => !left.some((name) => path === join(root, name))
  try {
    cpSync(root, folder, { recursive: true, verbatimSymlinks: true, filter: isKept })
    await playwright('access without the proxy', ['--project=journeys', 'access.spec.ts'], folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
