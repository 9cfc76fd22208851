import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'

const bank = await testDatabase()
const readme = readFileSync('README.md', 'utf8')

/** The commands of the README's code blocks, without their comments. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*/, '').trim())
  .filter(Boolean)

/** Too long for here: each is run by what is named. */
const RUN_ELSEWHERE: Record<string, string> = {
  'npm start': 'e2e/support/bank.ts',
  'npm run dev': 'e2e/verify/development.spec.ts',
  'npm test': '.ci/run',
  './start-monitoring.sh': 'monitoring/stack.test.ts',
}

const ANSWERS: [command: string, answer: RegExp][] = [
  ['doctor', /PostgreSQL/],
  ['audit:verify', /No key vouches for the trail/],
]

/** Not the data folder of whoever runs the tests. */
const dataDir = mkdtempSync(join(tmpdir(), 'phantom-commands-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function run(command: string): Promise<{ code: number; printed: string }> {
  const addresses = { DATABASE_URL: bank.portalUrl, DATABASE_OWNER_URL: bank.ownerUrl }
  const child = spawn('sh', ['-c', command], {
    env: { ...process.env, ...addresses, PHANTOM_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  const [code] = await once(child, 'close')
  return { code, printed }
}

describe('every command of the README', () => {
  it('runs elsewhere, or here', () => {
    for (const [command, place] of Object.entries(RUN_ELSEWHERE)) {
      expect(commands).toContain(command)
      const script = command
        .replace('npm start', 'start.mjs')
        .replace('npm run dev', '--dev')
        .replace('./', '')
      expect(readFileSync(place, 'utf8')).toContain(script)
    }
    expect(
      commands.filter((command) => !RUN_ELSEWHERE[command]).map((command) => command.split(' ')[2]),
    ).toEqual(['migrate', 'doctor', 'admin', 'demo', 'audit:verify', 'recount'])
  })

  it('does what it says', { timeout: 120_000 }, async () => {
    for (const command of commands.filter((line) => !RUN_ELSEWHERE[line])) {
      const { code, printed } = await run(command)
      // The doctor may find something on this machine, and no worker has sealed this trail: what matters is the answer.
      const answer = ANSWERS.find(([name]) => command.includes(name))?.[1]
      if (answer) expect(printed).toMatch(answer)
      else expect(code, `${command}\n${printed}`).toBe(0)
    }
    const { rows } = await bank.owner.query('SELECT count(*)::int AS count FROM customers')
    expect(rows[0].count).toBe(1000)
  })
})
