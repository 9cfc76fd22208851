// `npm run migrate`, `admin`, `demo`, `recount`: runs the TypeScript command named by the first argument with the rest. Like
// start.mjs, an old Node must be able to read this.
import { ensureInstalled } from './lib/install.mjs'

async function run([node, , name, ...args]) {
  await ensureInstalled()
  const { enableTypeScript } = await import('./lib/typescript.mjs')
  enableTypeScript()
  process.argv = [node, new URL(`./${name}.ts`, import.meta.url).pathname, ...args]
  const { explainFailure } = await import('./lib/explain-failure.ts')
  try {
    const { generate } = await import('./lib/generate.ts')
    await generate()
    await import(`./${name}.ts`)
  } catch (error) {
    explainFailure(error)
    process.exitCode = 1
  }
}

run(process.argv)
