import { join } from 'node:path'
import type { Env } from '@/lib/env'
import { type SupervisedChild, superviseChild } from './children'
import { exitWithParent } from './exit-with-parent'
import type { OpenDatabase } from './open-database'
import { readOrCreateSecret } from './secrets'
import { root } from './settings'
import type { Closer } from './shutdown'

export type Mode = 'production' | 'dev'

const drainMs = 8_000

/** What web and worker are told: settings with nothing left to guess, and the generated secrets. */
export function serviceEnvironment(settings: Env, database: OpenDatabase, mode: Mode): NodeJS.ProcessEnv {
  const dataDir = settings.PHANTOM_DATA_DIR
  const { DATABASE_OWNER_URL: _, ...environment } = process.env // the owner's rights stay with the supervisor
  return {
    ...environment,
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    PUBLIC_URL: settings.PUBLIC_URL,
    NEXTAUTH_URL: settings.PUBLIC_URL,
    PHANTOM_DATA_DIR: dataDir,
    LOG_DIR: settings.LOG_DIR,
    DATABASE_URL: database.portalUrl,
    SESSION_SECRET: settings.SESSION_SECRET ?? readOrCreateSecret(dataDir, 'SESSION_SECRET'),
    SECOND_FACTOR_KEY: settings.SECOND_FACTOR_KEY ?? readOrCreateSecret(dataDir, 'SECOND_FACTOR_KEY'),
    METRICS_TOKEN: settings.METRICS_TOKEN ?? readOrCreateSecret(dataDir, 'METRICS_TOKEN'),
    ALERT_WEBHOOK_TOKEN: settings.ALERT_WEBHOOK_TOKEN ?? readOrCreateSecret(dataDir, 'ALERT_WEBHOOK_TOKEN'),
  }
}

/** Starts the web process, from a build or with `next dev`, and the worker. */
export function startServices(
  settings: Env,
  env: NodeJS.ProcessEnv,
  build: string | undefined,
  gaveUp: (sentence: string) => void,
): Closer {
  const web = build
    ? [...exitWithParent, join(root, 'scripts/web.mjs'), join(build, 'server.js')]
    : [join(root, 'node_modules/next/dist/bin/next'), 'dev', '-p', String(settings.PORT), '-H', settings.HOST]
  // `next dev` starts the server in a process of its own: both must notice when we are gone.
  const webEnv = build
    ? env
    : { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${exitWithParent.join(' ')}` }
  const worker = ['--conditions=react-server', ...exitWithParent, '--import', 'tsx', join(root, 'worker.ts')]
  const children: SupervisedChild[] = [
    superviseChild({ name: 'web', args: web, cwd: root, env: webEnv }, gaveUp),
    superviseChild({ name: 'worker', args: worker, cwd: root, env }, gaveUp),
  ]
  return {
    close: async (signal) => {
      await Promise.all(children.map((child) => child.stop(signal, drainMs)))
    },
    kill: () => {
      for (const child of children) child.kill()
    },
  }
}
