import { readOrCreateSecret } from './secrets'

const secrets = ['SESSION_SECRET', 'SECOND_FACTOR_KEY', 'METRICS_TOKEN', 'ALERT_WEBHOOK_TOKEN'] as const

/**
 * What `npx next dev` needs when it was not started by `npm run dev`: a database, which only the settings can give
 * (the process ends with one sentence without it), and secrets, which are made as `npm run dev` makes them.
 */
export function preparePlainDev(settings: NodeJS.ProcessEnv): void {
  if (!settings.DATABASE_URL) {
    console.error(
      'DATABASE_URL is not set: start with `npm run dev`, which brings a database, or set it to a PostgreSQL URL.',
    )
    process.exit(1)
  }
  for (const name of secrets) {
    settings[name] ||= readOrCreateSecret(settings.PHANTOM_DATA_DIR || '.data', name)
  }
}
