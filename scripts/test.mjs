// `npm test`: everything that guards the product, on a machine that has only Node and npm.
import { check, finish, playwright, prepare, vitest } from './lib/suites.mjs'

await prepare()
await Promise.all([
  check('format and lint', 'biome', ['ci', '--error-on-warnings', '.']),
  check('types', 'tsc', ['--noEmit']),
  check('unused code', 'knip', ['--no-progress']),
])
await vitest('unit and integration')
await playwright('browser', ['--project=journeys'])
finish()
