import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode, Stop } from '../stop'

const run = promisify(execFile)
const LIMIT_MS = 30_000

const checks = [
  { program: 'promtool', args: ['check', 'config', 'prometheus.yml'], debian: 'prometheus' },
  {
    program: 'promtool',
    args: ['check', 'rules', '--lint=all', '--lint-fatal', 'alerts.yml', 'recording.yml'],
    debian: 'prometheus',
  },
  { program: 'amtool', args: ['check-config', 'alertmanager.yml'], debian: 'prometheus-alertmanager' },
] as const

/**
 * Lets the real programs read the rendered files.
 * @throws Stop with what they object to
 */
export async function checkFiles(folder: string): Promise<void> {
  for (const { program, args, debian } of checks) {
    try {
      await run(program, args, { cwd: folder, timeout: LIMIT_MS })
    } catch (error) {
      if (errorCode(error) === 'ENOENT') {
        throw new Stop(`${program} is not installed (Debian package ${debian}): the files cannot be checked.`)
      }
      const said = error instanceof Error && 'stderr' in error ? `${error.stderr}`.trim() : String(error)
      throw new Stop(`${program} refuses ${join(folder, args.at(-1) ?? '')}:\n${said}`)
    }
  }
}
