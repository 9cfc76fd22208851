import { z } from 'zod'
import {
  duration,
  integer,
  oneOf,
  onOff,
  postgresUrl,
  sampleRates,
  secret,
  text,
  url,
  wholeHourTimeZone,
} from '@/lib/env-kinds'

/** Every setting of the product. `.env.example` documents the same names (a test keeps them equal). */
export const settings = z.object({
  PORT: integer(1, 65_535).default(8000),
  HOST: text('use an address of this machine such as 127.0.0.1 or 0.0.0.0', /^[\w.:-]+$/).default(
    '127.0.0.1',
  ),
  PUBLIC_URL: url(['http', 'https'], 'https://portal.example.com').optional(),
  TRUSTED_PROXY_HOPS: integer(0, 10).default(0),

  DATABASE_URL: postgresUrl().optional(),
  DATABASE_OWNER_URL: postgresUrl().optional(),
  DATABASE_POOL_SIZE: integer(2, 200).default(10),
  PHANTOM_DATA_DIR: text('use the path of a folder').default('.data'),
  DEMO: onOff().optional(),
  SIMULATOR: onOff().default(true),
  BANK_TIME_ZONE: wholeHourTimeZone().default('Africa/Gaborone'),

  DOCUMENTS_ENDPOINT: url(['http', 'https'], 'https://s3.af-south-1.amazonaws.com').optional(),
  DOCUMENTS_BUCKET: text('use the name of a bucket', /^[a-z0-9][a-z0-9.-]{2,62}$/).optional(),
  DOCUMENTS_REGION: text('use a region such as af-south-1', /^[a-z0-9-]{2,40}$/).default('us-east-1'),
  DOCUMENTS_ACCESS_KEY_ID: text('use the id of an access key', /^[\x21-\x7e]{3,128}$/).optional(),
  DOCUMENTS_SECRET_ACCESS_KEY: text('use the secret of the access key', /^[\x21-\x7e]{8,128}$/).optional(),

  SESSION_SECRET: secret().optional(),
  SESSION_SECRET_PREVIOUS: secret().optional(),
  SECOND_FACTOR_KEY: secret().optional(),
  SECOND_FACTOR_KEY_PREVIOUS: secret().optional(),
  SESSION_IDLE_MINUTES: integer(1, 720).default(15),
  APPROVAL_EXPIRY_HOURS: integer(1, 720).default(72),
  REFUND_APPROVAL_ABOVE: integer(0, 1_000_000_000).default(1_000),
  ADMIN_EMAIL: z.email({ error: 'use an e-mail address' }).default('admin@phantom.local'),
  ADMIN_PASSWORD_FILE: text('use the path of a file').optional(),
  AUDIT_DIR: text('use the path of a folder').optional(),
  AUDIT_SIGNING_KEY_FILE: text('use the path of a file').optional(),

  SIGN_INS_PER_MINUTE: integer(1, 100_000).default(60),
  WRITES_PER_MINUTE: integer(1, 100_000).default(120),
  EXPORTS_PER_HOUR: integer(1, 100_000).default(30),

  MONITORING_ENABLED: onOff().default(true),
  METRICS_TOKEN: secret().optional(),
  ALERT_WEBHOOK_TOKEN: secret().optional(),
  METRICS_PORT: integer(1, 65_535).optional(),
  METRICS_RATE_LIMIT: integer(1, 1_000_000).default(20),
  METRICS_SAMPLE_RATES: sampleRates().optional(),
  METRICS_COLLECTION_INTERVAL: duration('1s', '5m').default(15_000),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
  LOG_DIR: text('use the path of a folder').default('logs'),

  REDIS_URL: url(['redis', 'rediss'], 'redis://localhost:6379').optional(),
  PROMETHEUS_URL: url(['http', 'https'], 'http://localhost:9090').default('http://localhost:9090'),
  ALERTMANAGER_URL: url(['http', 'https'], 'http://localhost:9093').default('http://localhost:9093'),
  PROMETHEUS_AUTH_FILE: text('use the path of a file').optional(),
  PROMETHEUS_CA_FILE: text('use the path of a file').optional(),
  ALERTMANAGER_AUTH_FILE: text('use the path of a file').optional(),
  ALERTMANAGER_CA_FILE: text('use the path of a file').optional(),
  GRAFANA_URL: url(['http', 'https'], 'http://localhost:3000').default('http://localhost:3000'),

  ALERT_EMAIL: z.email({ error: 'use an e-mail address' }).optional(),
  SMTP_HOST: text('use the name of a mail server', /^[\w.:-]+$/).optional(),
  SMTP_PORT: integer(1, 65_535).default(587),
  SMTP_USER: text('use the name the mail server knows').optional(),
  SMTP_PASSWORD: text('use the password the mail server knows').optional(),
  SMTP_FROM: z.email({ error: 'use an e-mail address' }).optional(),
  WEBHOOK_URL: url(['http', 'https'], 'https://hooks.example.com/phantom').optional(),
  DB_PASSWORD: text('use a password without control characters').optional(),
  PROMETHEUS_RETENTION: text('use a duration such as 400d or 200h', /^\d+[hdwy]$/).default('400d'),
  PROMETHEUS_RETENTION_SIZE: text('use a size such as 10GB', /^\d+(MB|GB|TB)$/).default('10GB'),
  HIGH_MEMORY_BYTES: integer(1_000_000_000, 1_000_000_000_000_000).default(8_000_000_000),
})

/** The validated settings: durations in milliseconds, switches as booleans, `undefined` where not set. */
export type Env = Omit<z.output<typeof settings>, 'PUBLIC_URL'> & {
  /** Where people reach the portal, without a trailing slash; by default `http://localhost:PORT`. */
  PUBLIC_URL: string
}
export type SettingName = keyof z.input<typeof settings>
export const settingNames = Object.keys(settings.shape) as SettingName[]

const secretNames: readonly string[] = [
  'SESSION_SECRET',
  'SESSION_SECRET_PREVIOUS',
  'SECOND_FACTOR_KEY',
  'SECOND_FACTOR_KEY_PREVIOUS',
  'METRICS_TOKEN',
  'ALERT_WEBHOOK_TOKEN',
  'SMTP_PASSWORD',
  'DOCUMENTS_SECRET_ACCESS_KEY',
  'DB_PASSWORD',
]

const S3_TOGETHER = [
  'DOCUMENTS_ENDPOINT',
  'DOCUMENTS_BUCKET',
  'DOCUMENTS_ACCESS_KEY_ID',
  'DOCUMENTS_SECRET_ACCESS_KEY',
] as const

/** Wrong settings: one sentence for each, all at once. */
export class SettingsError extends Error {
  override name = 'SettingsError'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** The value as it may be shown to a person or written to a report: no password, no token. */
export function redactSetting(name: string, value: string): string {
  if (secretNames.includes(name)) return '(value not shown)'
  if (!name.endsWith('_URL')) return value
  const parsed = URL.canParse(value) ? new URL(value) : undefined
  if (!parsed?.hostname) return value.includes('@') ? '(value not shown)' : value
  if (name === 'WEBHOOK_URL') return `${parsed.origin}/…` // the path of a webhook is its password
  if (parsed.password) parsed.password = '…'
  parsed.search = parsed.search && '?…'
  return decodeURI(parsed.href)
}

/**
 * Validates settings; blank values count as not set.
 * @throws SettingsError naming every wrong setting
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given: Record<string, string> = {}
  for (const name of settingNames) {
    const value = source[name]?.trim()
    if (value) given[name] = value
  }
  const problems: string[] = []
  const result = settings.safeParse(given)
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0])
    problems.push(`${name} is “${redactSetting(name, given[name] ?? '')}”: ${issue.message}.`)
  }
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) {
    problems.push(
      'DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded database.',
    )
  }
  if (result.data && result.data.METRICS_PORT === result.data.PORT) {
    problems.push(`METRICS_PORT is “${result.data.PORT}”, as PORT is: use another port, or leave it unset.`)
  }
  const bucket = S3_TOGETHER.filter((name) => given[name])
  if (bucket.length > 0 && bucket.length < S3_TOGETHER.length) {
    const missing = S3_TOGETHER.filter((name) => !given[name])
    problems.push(
      `${missing.join(', ')} not set: a document store in a bucket needs all of ${S3_TOGETHER.join(', ')}.`,
    )
  }
  if (!result.success || problems.length > 0) throw new SettingsError(problems)
  return { ...result.data, PUBLIC_URL: result.data.PUBLIC_URL ?? `http://localhost:${result.data.PORT}` }
}

let validated: Env | undefined

/**
 * The settings of this process, validated at the first call: `next build` needs none.
 * @throws SettingsError
 */
export function env(): Env {
  if (!validated) {
    validated = parseEnv(process.env)
    process.env.NEXTAUTH_URL = validated.PUBLIC_URL // next-auth asks the environment for its own address
  }
  return validated
}

const howToSet = {
  DATABASE_URL:
    'start with `npm start` or `npm run dev`, which bring a database, or set it to a PostgreSQL URL',
  SECOND_FACTOR_KEY:
    'start with `npm start` or `npm run dev`, which make one, or set it to 32 or more random characters',
  SESSION_SECRET:
    'start with `npm start` or `npm run dev`, which make one, or set it to 32 or more random characters',
}

/**
 * A setting this process cannot do without.
 * @throws SettingsError with what to do when it is not set
 */
export function requiredSetting(name: keyof typeof howToSet): string {
  const value = env()[name]
  if (!value) throw new SettingsError([`${name} is not set: ${howToSet[name]}.`])
  return value
}

/** Whether this is the development server; `next build` makes a constant of it. */
export const isDevelopment = process.env.NODE_ENV === 'development'
