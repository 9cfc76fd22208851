import { spawnSync } from 'node:child_process'

/**
 * Whether a test that needs a program of the system is left out, visibly: it is not installed here, and the Debian
 * package that has it is named. In CI it is never left out, and fails instead.
 */
export function without(program: string, debianPackage = program): boolean {
  if (process.env.CI || spawnSync('sh', ['-c', `command -v ${program}`]).status === 0) return false
  console.warn(`Skipped for want of ${program}: apt install ${debianPackage}`)
  return true
}
