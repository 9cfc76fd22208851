import { spawnSync } from 'node:child_process'

/**
 * Whether a test must be skipped because a program is not on PATH; says which Debian package has it. In CI nothing is
 * skipped: the test then fails for want of the program.
 */
export function needs(program: string, debianPackage: string): boolean {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' })
  if (!error) return false
  if (!process.env.CI) console.warn(`Skipped for want of ${program}: apt install ${debianPackage}`)
  return !process.env.CI
}
