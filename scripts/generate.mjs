// Generates the Prisma client into lib/db/generated when the schema or Prisma changed since the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const schemaDir = join(root, 'prisma', 'schema')
const marker = join(root, 'lib', 'db', 'generated', '.schema-hash')

const hash = createHash('sha256')
for (const name of readdirSync(schemaDir).sort())
  hash.update(name).update(readFileSync(join(schemaDir, name)))
hash.update(readFileSync(join(root, 'node_modules', 'prisma', 'package.json')))
const wanted = hash.digest('hex')

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) {
  const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  })
  if (status !== 0) {
    console.error(`${stdout}${stderr}\nThe Prisma client could not be generated: correct what it says above.`)
    process.exit(1)
  }
  writeFileSync(marker, wanted)
}
