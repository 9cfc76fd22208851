// What `npm test` and `npm run verify` are made of: steps whose results are counted, and one line at the end.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { ensureInstalled } from './install.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const results = `${root}test-results/`
const ci = Boolean(process.env.CI) && process.env.CI !== 'false'
const total = { passed: 0, failed: 0, skipped: 0 }
/** One line per failed test or step, printed again at the end, where people look. */
const failures = []

/** Installs what is missing and generates what the code imports. */
export async function prepare() {
  await ensureInstalled()
  mkdirSync(results, { recursive: true })
  await run('node', ['scripts/generate.mjs'])
  await run('next', ['typegen'])
}

/** Runs a program of node_modules/.bin or Node itself; resolves to whether it ended well. */
function run(command, args, cwd = root) {
  return new Promise((resolve) => {
    const bin = command === 'node' ? process.execPath : join(cwd, 'node_modules/.bin', command)
    const child = spawn(bin, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

function count(name, started, passed, failed, skipped = 0) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(
    `\n── ${name} (${seconds} s): ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
  )
}

/** A step that either holds or does not. */
export async function check(name, command, args) {
  const started = Date.now()
  const ok = await run(command, args)
  if (!ok) failures.push(name)
  count(name, started, ok ? 1 : 0, ok ? 0 : 1)
}

/** A test runner: its own report is counted, and a report that is missing is a failure. */
async function suite(name, command, args, report, read, cwd) {
  const started = Date.now()
  rmSync(report, { force: true })
  const ok = await run(command, args, cwd)
  const counted = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, failures: [] }
  failures.push(...counted.failures)
  const failed = counted.failed === 0 && !ok ? 1 : counted.failed
  if (failed > counted.failures.length) failures.push(`${name}: ended badly, see above`)
  count(name, started, counted.passed, failed, counted.skipped)
}

/** Runs Vitest with these arguments. */
export function vitest(name, args = []) {
  const report = `${results}vitest.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return suite(name, 'vitest', ['run', ...reporters, ...args], report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
    failures: json.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => failure(relative(root, file.name), test.fullName, test.failureMessages[0])),
    ),
  }))
}

/** Runs Playwright with these arguments, on the code in `folder`. */
export function playwright(name, args, folder = root) {
  const report = `${folder}/test-results/browser.json`
  const all = ['test', '-c', 'e2e/playwright.config.ts', ...args]
  const read = ({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(browserFailures),
  })
  return suite(name, 'playwright', all, report, read, folder)
}

/** One line about a failed test: where, which, and the first line of why. */
function failure(file, title, message = '') {
  return `${file} › ${title}: ${stripVTControlCharacters(message).split('\n')[0]}`
}

/** The failed tests below a suite of Playwright's report. */
function browserFailures({ specs, suites = [] }) {
  return [
    ...specs
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const result = spec.tests.flatMap((test) => test.results).find((one) => one.error)
        return failure(`e2e/${spec.file}`, spec.title, result?.error.message)
      }),
    ...suites.flatMap(browserFailures),
  ]
}

/** Prints what failed and the line `N passed, N failed[, N skipped]`. In CI a skipped test is a failure. */
export function finish() {
  for (const line of failures) console.log(`✗ ${line}`)
  const failed = total.failed + (ci ? total.skipped : 0)
  if (ci && total.skipped > 0) console.log('In CI a skipped test counts as failed.')
  const skipped = !ci && total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`${total.passed} passed, ${failed} failed${skipped}`)
  process.exitCode = failed > 0 ? 1 : 0
}
