import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'

const bank = await testDatabase()
const readme = readFileSync('README.md', 'utf8')

/** The commands of the README's code blocks, without their comments. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*/, '').trim())
  .filter(Boolean)

/** Too long for here: each is run by what is named, on every run of the tests. */
const RUN_ELSEWHERE: Record<string, string> = {
  'npm start': 'e2e/support/bank.ts',
  'npm run dev': 'e2e/development.spec.ts',
  'npm test': '.ci/run',
  './start-monitoring.sh': 'monitoring/stack.test.ts',
}

async function run(command: string): Promise<{ code: number; printed: string }> {
  const child = spawn('sh', ['-c', command], {
    env: { ...process.env, DATABASE_URL: bank.portalUrl, DATABASE_OWNER_URL: bank.ownerUrl },
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
    ).toEqual(['migrate', 'doctor', 'admin', 'demo', 'recount'])
  })

  it('does what it says', { timeout: 120_000 }, async () => {
    for (const command of commands.filter((line) => !RUN_ELSEWHERE[line])) {
      const { code, printed } = await run(command)
      // The doctor may find something on this machine: what matters is that it looks and answers.
      if (!command.includes('doctor')) expect(code, `${command}\n${printed}`).toBe(0)
      else expect(printed).toMatch(/PostgreSQL/)
    }
    const { rows } = await bank.owner.query('SELECT count(*)::int AS count FROM customers')
    expect(rows[0].count).toBe(1000)
  })
})
