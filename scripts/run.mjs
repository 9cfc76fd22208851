// `npm run migrate`, `admin`, `demo`, `doctor`: runs the TypeScript command named by the first argument with the rest.
import { ensureInstalled } from './lib/install.mjs'

const [node, , name, ...args] = process.argv
await ensureInstalled()
const { enableTypeScript } = await import('./lib/typescript.mjs')
enableTypeScript()
process.argv = [node, new URL(`./${name}.ts`, import.meta.url).pathname, ...args]
const { explainFailure } = await import('./lib/stop.ts')
try {
  const { generate } = await import('./lib/generate.ts')
  await generate()
  await import(`./${name}.ts`)
} catch (error) {
  explainFailure(error)
  process.exitCode = 1
}
