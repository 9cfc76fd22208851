import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { availableParallelism, freemem, release, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { type Env, redactSetting, settingNames } from '@/lib/env'
import { currentBuild } from '../build'
import { supervisorLock } from '../data-folder'
import { lockHolder } from '../lock-file'
import { ensurePortFree } from '../port'
import { root } from '../settings'
import { sentenceFor } from '../stop'
import type { Finding } from './finding'

const gigabyte = 1e9
const enoughDisk = 2 * gigabyte

export function checkMachine(): Finding[] {
  const npm = spawnSync('npm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  const memory = `${(freemem() / gigabyte).toFixed(1)} of ${(totalmem() / gigabyte).toFixed(1)} GB memory free`
  const user = process.getuid?.() === 0 ? 'root' : 'an ordinary user'
  return [
    {
      area: 'machine',
      state: 'ok',
      what: `Node.js ${process.versions.node}, npm ${npm.stdout?.trim() || '(not found)'}, run by ${user}`,
    },
    {
      area: 'machine',
      state: 'ok',
      what: `${process.platform} ${process.arch} ${release()}, ${availableParallelism()} cores, ${memory}`,
    },
  ]
}

/** The settings that are not at their defaults, without what is secret. */
export function checkSettings(): Finding[] {
  const set = settingNames.filter((name) => process.env[name]?.trim())
  const what = set.map((name) => `${name}=${redactSetting(name, process.env[name]?.trim() ?? '')}`)
  return [{ area: 'settings', state: 'ok', what: what.join('\n    ') || 'all at their defaults' }]
}

export function checkFolders(settings: Env): Finding[] {
  return (['PHANTOM_DATA_DIR', 'LOG_DIR'] as const).map((name) => {
    const path = settings[name]
    const existing = nearestExisting(path)
    try {
      accessSync(existing, constants.W_OK | constants.X_OK)
    } catch {
      const todo = `Make it yours (chown), or choose another folder with ${name}.`
      return { area: 'folders', state: 'broken', what: `${existing} cannot be written by this user`, todo }
    }
    const { bavail, bsize } = statfsSync(existing)
    const free = `${((bavail * bsize) / gigabyte).toFixed(1)} GB free`
    const rights = existing === path ? `mode ${(statSync(path).mode & 0o777).toString(8)}` : 'not made yet'
    const what = `${name} ${path}: ${rights}, ${free}`
    if (bavail * bsize >= enoughDisk) return { area: 'folders', state: 'ok', what }
    return { area: 'folders', state: 'note', what, todo: 'Free some disk: a bank grows by a few hundred MB.' }
  })
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path))
}

/** Whether the portal is built, runs, or could listen. */
export async function checkPortal(settings: Env): Promise<Finding[]> {
  const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  const built = currentBuild(root).exists
  const findings: Finding[] = [
    {
      area: 'portal',
      state: 'ok',
      what: `version ${version}, ${built ? 'built' : 'not built: the next start builds it'}`,
    },
  ]
  const holder = lockHolder(supervisorLock(settings.PHANTOM_DATA_DIR))
  if (!holder?.facts.url) {
    try {
      await ensurePortFree(settings.HOST, settings.PORT)
      findings.push({ area: 'portal', state: 'ok', what: `not running; port ${settings.PORT} is free` })
    } catch (error) {
      findings.push({ area: 'portal', state: 'broken', what: sentenceFor(error) ?? String(error) })
    }
    return findings
  }
  findings.push({
    area: 'portal',
    state: 'ok',
    what: `running at ${holder.facts.url}, process ${holder.pid}`,
  })
  for (const path of ['/health', '/monitoring/health']) {
    findings.push(await checkAddress('portal', path, `${holder.facts.local}${path}`, 'broken'))
  }
  return findings
}

/** Whether an address answers 2xx within 3 seconds. */
export async function checkAddress(
  area: Finding['area'],
  name: string,
  url: string,
  otherwise: 'note' | 'broken',
  todo?: string,
): Promise<Finding> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) })
    const answer = (await response.text()).slice(0, 300)
    if (response.ok) return { area, state: 'ok', what: `${name} answers` }
    return { area, state: otherwise, what: `${name} answers ${response.status}: ${answer}`, todo }
  } catch {
    return { area, state: otherwise, what: `${name} does not answer at ${new URL(url).origin}`, todo }
  }
}
