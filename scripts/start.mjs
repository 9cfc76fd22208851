// `npm start` and `npm run dev`. An old Node must be able to read this, to say that it is too old: nothing is
// imported statically but the version check. What needs packages is in supervise.ts.
import { nodeVersionProblem } from './lib/node-version.mjs'

const problem = nodeVersionProblem(process.version)
if (problem) {
  console.error(problem)
  process.exit(1)
}

async function start() {
  const { ensureInstalled } = await import('./lib/install.mjs')
  await ensureInstalled()
  const { enableTypeScript } = await import('./lib/typescript.mjs')
  enableTypeScript()
  const { supervise } = await import('./supervise.ts')
  await supervise(process.argv.includes('--dev') ? 'dev' : 'production')
}

start()
