// `npm run doctor`: must say something useful even where nothing is installed, or Node is too old.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isInstalled } from './lib/installed.mjs'
import { nodeVersionProblem } from './lib/node-version.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

function readJson(path) {
  try {
    return JSON.parse(readFileSync(root + path, 'utf8'))
  } catch {
    return undefined
  }
}

async function examine() {
  const lock = readJson('package-lock.json')
  const installed = lock && isInstalled(lock, readJson('node_modules/.package-lock.json'), process)
  const problem =
    nodeVersionProblem(process.version) ||
    (installed
      ? ''
      : 'Packages are missing or not as package-lock.json wants them: run `npm ci`, or `npm start`, which does it.')
  if (problem) {
    console.error(`✗ ${problem}`)
    process.exit(1)
  }
  const { enableTypeScript } = await import('./lib/typescript.mjs')
  enableTypeScript()
  await import('./doctor.ts')
}

examine()
