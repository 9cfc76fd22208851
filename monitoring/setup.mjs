// What the first service of docker-compose.monitoring.yml does: makes missing secrets, writes what the others read.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { render } from './render.mjs'

/** Passwords that are in somebody's documentation, and so in everybody's list. */
const PUBLISHED = /^(admin|grafana|password|secret|prom-operator|changeme|phantom_?admin\d*|phantom.*123)$/i
const SHORTEST = 12

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '')

/**
 * @param {Record<string, string | undefined>} env the service's settings
 * @param {{ config: string, grafana: string, secrets: string, portal: string }} folders
 * @throws Error with a sentence for the person who set something that cannot be
 */
export function setUp(env, folders) {
  // A setting, else a file of the overlay, else what the portal made on this machine, else what is made here.
  const given = (variable, name) =>
    env[variable] || read(join(folders.secrets, name)) || read(join(folders.portal, '.data/secrets', name))
  const smtpPassword = given('SMTP_PASSWORD', 'smtp-password')
  render(folders.config, {
    addresses: {
      portal: env.PORTAL_ADDRESS,
      node: 'node-exporter:9100',
      postgres: 'postgres-exporter:9187',
      ...(env.REDIS_ADDRESS && { redis: 'redis-exporter:9121' }),
      blackbox: 'blackbox-exporter:9115',
      prometheus: 'prometheus:9090',
      alertmanager: 'alertmanager:9093',
    },
    notify: {
      email: env.ALERT_EMAIL,
      smtpHost: env.SMTP_HOST,
      smtpPort: Number(env.SMTP_PORT || 587),
      smtpUser: env.SMTP_USER,
      smtpFrom: env.SMTP_FROM || undefined,
      webhook: env.WEBHOOK_URL,
    },
    secrets: {
      'metrics-token': given('METRICS_TOKEN', 'metrics-token'),
      'alertmanager-webhook-token': given('ALERT_WEBHOOK_TOKEN', 'alertmanager-webhook-token'),
      'database-exporter-password': given('DB_PASSWORD', 'database-exporter-password'),
      ...(smtpPassword && { 'smtp-password': smtpPassword }),
    },
    highMemoryBytes: Number(env.HIGH_MEMORY_BYTES || 0),
    portalUrl: env.PORTAL_URL,
  })
  if (env.MONITORING_USER) guard(env, folders)
  grafanaSecret(folders, 'admin-password', env.GRAFANA_ADMIN_PASSWORD)
  grafanaSecret(folders, 'secret-key')
}

function grafanaSecret({ grafana }, name, wanted = '') {
  if (wanted && (wanted.length < SHORTEST || PUBLISHED.test(wanted))) {
    throw new Error(
      `GRAFANA_ADMIN_PASSWORD is published or shorter than ${SHORTEST} characters: leave it out, and one is made.`,
    )
  }
  const path = join(grafana, name)
  if (wanted || !existsSync(path)) writeFileSync(path, wanted || randomBytes(24).toString('base64url'))
  chmodSync(path, 0o400)
}

/** With TLS and a password: web.yml for Prometheus and Alertmanager, and how Prometheus reaches both then. */
function guard({ MONITORING_USER: user, PORTAL_SCHEME: scheme = 'https' }, { config, secrets }) {
  const password = read(join(secrets, 'monitoring-password'))
  const users = read(join(secrets, 'monitoring-users'))
    .split('\n')
    .map((line) => /^([\w.-]+):(\$2[aby]\$\d\d\$[./\w]{53})$/.exec(line.trim()) ?? [])
  if (!password || users.length === 0 || !users.some(([, name]) => name === user)) {
    throw new Error(
      `monitoring-password and, for ${user}, a line of monitoring-users are needed: htpasswd -nB ${user}`,
    )
  }
  if (users.some(([line]) => !line)) throw new Error('monitoring-users has a line that is not user:bcrypt.')
  writeFileSync(join(config, 'secrets/monitoring-password'), `${password}\n`, { mode: 0o600 })
  const list = users.map(([, name, hash]) => `  ${name}: '${hash}'\n`).join('')
  writeFileSync(
    join(config, 'web.yml'),
    `tls_server_config: { cert_file: /tls/tls.crt, key_file: /tls/tls.key }\nbasic_auth_users:\n${list}`,
    { mode: 0o600 },
  )
  const path = join(config, 'prometheus.yml')
  writeFileSync(path, guardedPrometheus(readFileSync(path, 'utf8'), user, scheme))
}

/** prometheus.yml for parts that ask for TLS and a password. */
export function guardedPrometheus(file, user, portalScheme) {
  const access = (indent) =>
    [
      'scheme: https',
      'tls_config: { ca_file: /tls/ca.crt }',
      `basic_auth: { username: ${user}, password_file: secrets/monitoring-password }`,
    ]
      .map((line) => `${' '.repeat(indent)}${line}\n`)
      .join('')
  return file
    .replace(/^ {2}- job_name: (?:prometheus|alertmanager)\n/gm, (job) => job + access(4))
    .replace(/^( {4}- file_sd_configs: .*alertmanager\.json.*\n)/m, (line) => line + access(6))
    .replace(/^ {2}- job_name: portal\n/m, (job) => `${job}    scheme: ${portalScheme}\n`)
}
