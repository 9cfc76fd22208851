// Runs before anything is installed: Node's own modules only.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isInstalled } from './installed.mjs'
import { nodeVersionProblem } from './node-version.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

function readJson(path) {
  try {
    return JSON.parse(readFileSync(root + path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Ends the process with one sentence when Node is too old; installs packages when they are not as locked. */
export async function ensureInstalled() {
  const problem = nodeVersionProblem(process.version)
  if (problem) fail(problem)
  const lock = readJson('package-lock.json')
  const installed = readJson('node_modules/.package-lock.json')
  // A container image brings its packages, and nothing to install more from.
  if (!lock && installed && process.env.NODE_ENV === 'production') return
  if (!lock)
    fail('package-lock.json is missing or damaged: get it back with `git checkout package-lock.json`.')
  if (isInstalled(lock, installed, process)) return
  const expected = Object.values(lock.packages).filter((entry) => !entry.optional).length
  await install(expected)
}

/** Packages unpacked so far, counted the cheap way: folders in node_modules, one level of scopes. */
function unpacked() {
  try {
    const names = readdirSync(`${root}node_modules`)
    const scopes = names.filter((name) => name.startsWith('@'))
    return (
      names.length + scopes.reduce((sum, name) => sum + readdirSync(`${root}node_modules/${name}`).length, 0)
    )
  } catch {
    return 0
  }
}

/** npm as it called us, else the one on PATH. */
function npm(args) {
  const cli = process.env.npm_execpath
  const own = cli && /npm-cli\.js$/.test(cli)
  const [command, prefix] = own ? [process.execPath, [cli]] : ['npm', []]
  return spawn(command, [...prefix, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: !own && process.platform === 'win32',
  })
}

async function install(expected) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const show = process.stdout.isTTY
    ? (text) => process.stdout.write(`\r\x1b[K${text}`)
    : (text) => console.log(text)
  show('Installing packages …')
  const ticker = setInterval(
    () =>
      show(
        `Installing packages … ${seconds()} s, about ${Math.min(unpacked(), expected)} of ${expected} unpacked`,
      ),
    process.stdout.isTTY ? 1000 : 10_000,
  )
  const child = npm([
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=warn',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
  ])
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-20_000)
  })
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(127))
    child.on('close', resolve)
  })
  clearInterval(ticker)
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  if (code !== 0) fail(installProblem(code, complaints), complaints)
  if (complaints.trim()) process.stderr.write(complaints)
  console.log(`Installed packages in ${seconds()} s`)
}

/** Why `npm ci` failed and what to do about it, from its exit code and its messages. */
export function installProblem(code, complaints) {
  if (code === 127) return 'npm was not found: install it (it comes with Node.js) and start again.'
  if (/ENOSPC/.test(complaints)) return 'The disk is full: free about 1.5 GB and start again.'
  if (/EACCES|EPERM|EROFS/.test(complaints))
    return `This folder cannot be written: make ${root} yours (chown) and start again.`
  if (/EUSAGE|in sync/.test(complaints))
    return 'package.json and package-lock.json disagree: run `npm install` once and start again.'
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|E40[1347]|E5\d\d|CERT/.test(
      complaints,
    )
  ) {
    return 'The npm registry cannot be reached: check the connection, the proxy and `npm config get registry`, and start again.'
  }
  return 'Packages could not be installed: the lines above are npm’s; run `npm ci` to see more.'
}

function fail(sentence, details = '') {
  if (details.trim()) console.error(details.trim().split('\n').slice(-15).join('\n'))
  console.error(sentence)
  process.exit(1)
}
