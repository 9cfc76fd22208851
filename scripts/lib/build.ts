import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { exitWithParent } from './exit-with-parent'
import { withLock } from './lock-file'
import type { Report } from './progress'
import { buildHash } from './source-hash'
import { Stop } from './stop'

const kept = 3

/** Where the built portal of the sources as they are now is, and whether it is there. */
export function currentBuild(root: string): { folder: string; exists: boolean } {
  const folder = join(root, 'dist', `web-${buildHash(root)}`)
  return { folder, exists: existsSync(join(folder, 'server.js')) }
}

/**
 * Builds the portal unless these sources are built already. Each build has a folder of its own, named by the hash of
 * its sources, so that a bank that runs keeps the files it was started with.
 * @returns the folder that holds server.js
 * @throws Stop when the build fails; `signal` ends it early
 */
export async function ensureBuilt(root: string, report: Report, signal: AbortSignal): Promise<string> {
  mkdirSync(join(root, 'dist'), { recursive: true })
  return withLock(
    join(root, 'dist', 'build.lock'),
    () => report('waiting for another build of this folder'),
    async () => {
      const { folder, exists } = currentBuild(root)
      if (!exists) await build(root, folder, report, signal)
      const now = new Date()
      utimesSync(folder, now, now)
      removeOldBuilds(root)
      return folder
    },
  )
}

async function build(root: string, folder: string, report: Report, signal: AbortSignal): Promise<void> {
  const standalone = join(root, '.next', 'standalone')
  rmSync(standalone, { recursive: true, force: true })
  const output = await runNextBuild(root, report, signal)
  signal.throwIfAborted()
  if (!existsSync(join(standalone, 'server.js'))) {
    throw new Stop(`The portal was not built:\n${output}\nFix what it says and start again.`)
  }
  // Next leaves these out of the standalone folder, for a content delivery network to serve.
  cpSync(join(root, '.next', 'static'), join(standalone, '.next', 'static'), { recursive: true })
  if (existsSync(join(root, 'public'))) {
    cpSync(join(root, 'public'), join(standalone, 'public'), { recursive: true })
  }
  // Settings come from the environment of the start, not from a copy made at the build.
  for (const name of readdirSync(standalone)) if (name.startsWith('.env')) rmSync(join(standalone, name))
  rmSync(folder, { recursive: true, force: true })
  renameSync(standalone, folder)
}

/** Resolves to what the build printed, whether it succeeded or not. */
async function runNextBuild(root: string, report: Report, signal: AbortSignal): Promise<string> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [...exitWithParent, next, 'build'], {
    cwd: root,
    signal,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // a build must not outlive a killed start: Next allows one at a time
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PHANTOM_BUILD_PARENT: String(process.pid),
    },
  })
  const lines: string[] = []
  const read = (chunk: Buffer) => {
    lines.push(
      ...chunk
        .toString()
        .split('\n')
        .filter((line) => line.trim()),
    )
    report(lines.at(-1)?.trim() ?? '')
  }
  child.once('error', () => {}) // interrupted
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  await new Promise((resolve) => child.once('close', resolve))
  return lines.slice(-40).join('\n')
}

/** Keeps the builds used last; one that still runs is among them, unless three newer ones were started since. */
function removeOldBuilds(root: string): void {
  const builds = readdirSync(join(root, 'dist'))
    .filter((name) => name.startsWith('web-'))
    .map((name) => join(root, 'dist', name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of builds.slice(kept)) rmSync(old, { recursive: true, force: true })
}
