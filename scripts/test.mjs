// `npm test`: everything that guards the product, on a machine that has only Node and npm.
// Ends with one line, `N passed, N failed[, N skipped]`. In CI a skipped test is a failure.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './lib/install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = fileURLToPath(new URL('../test-results/', import.meta.url))
const ci = Boolean(process.env.CI) && process.env.CI !== 'false'
const total = { passed: 0, failed: 0, skipped: 0 }

/** Runs a program of node_modules/.bin or Node itself; resolves to whether it ended well. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const bin = command === 'node' ? process.execPath : `${root}node_modules/.bin/${command}`
    const child = spawn(bin, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

function count(name, passed, failed, skipped = 0) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  console.log(`\n── ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
}

/** A step that either holds or does not. */
async function check(name, command, args) {
  const started = Date.now()
  const ok = await run(command, args)
  count(`${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`, ok ? 1 : 0, ok ? 0 : 1)
}

/** A test runner: its own report is counted, and a report that is missing is a failure. */
async function suite(name, command, args, report, read, env) {
  const started = Date.now()
  rmSync(report, { force: true })
  const ok = await run(command, args, env)
  const counted = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  const failed = counted.failed === 0 && !ok ? 1 : counted.failed
  count(`${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`, counted.passed, failed, counted.skipped)
}

await ensureInstalled()
mkdirSync(results, { recursive: true })
await run('node', ['scripts/generate.mjs'])
await run('next', ['typegen'])

await Promise.all([
  check('format and lint', 'biome', ['ci', '--error-on-warnings', '.']),
  check('types', 'tsc', ['--noEmit']),
  check('unused code', 'knip', ['--no-progress']),
])

const vitestReport = `${results}vitest.json`
await suite(
  'unit and integration',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  vitestReport,
  (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }),
)

const browserReport = `${results}browser.json`
await suite(
  'browser',
  'playwright',
  ['test', '-c', 'e2e/playwright.config.ts'],
  browserReport,
  ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
)

const failed = total.failed + (ci ? total.skipped : 0)
if (ci && total.skipped > 0) console.log('In CI a skipped test counts as failed.')
const skipped = !ci && total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${failed} failed${skipped}`)
process.exitCode = failed > 0 ? 1 : 0
