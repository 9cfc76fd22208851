// Writes what Prometheus, Alertmanager and the prober read, for the parts at these addresses. Plain Node without
// packages: start-monitoring.sh uses it, and so does the first service of docker-compose.monitoring.yml.
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = import.meta.dirname

/**
 * @typedef {object} Addresses `host:port` of each part as Prometheus reaches it; `redis` only where there is one
 * @property {string} portal
 * @property {string} node
 * @property {string} postgres
 * @property {string} [redis]
 * @property {string} blackbox
 * @property {string} prometheus
 * @property {string} alertmanager
 *
 * @typedef {object} Notify how people are told
 * @property {string} [email]
 * @property {string} [smtpHost]
 * @property {number} [smtpPort]
 * @property {string} [smtpUser]
 * @property {string} [smtpFrom]
 * @property {boolean} [smtpTls] whether the mail server must offer TLS, by default yes
 * @property {string} [webhook]
 *
 * @typedef {object} Rendering
 * @property {Addresses} addresses
 * @property {Notify} notify
 * @property {Record<string, string>} secrets by file name; what is empty or missing is made, or kept from last time
 * @property {number} [highMemoryBytes] threshold of HighMemoryUsage
 * @property {string} [portalUrl] where people reach the portal, by default its address; links of dashboards lead there
 */

const json = (value) => JSON.stringify(value)

/** alertmanager.yml with the receivers' mail and webhook, and the portal's address. */
export function alertmanagerFile(template, { addresses, notify }) {
  return template
    .replace('http://localhost:8000/', `http://${addresses.portal}/`)
    .replace(/^( *)# notify here: (.*)$/gm, (_, indent, prefix) =>
      receivers(notify, prefix)
        .map((line) => indent + line)
        .join('\n'),
    )
}

function receivers({ email, smtpHost, smtpPort = 587, smtpUser, smtpFrom, smtpTls = true, webhook }, prefix) {
  const lines = []
  if (email && smtpHost) {
    lines.push(
      'email_configs:',
      `  - to: ${json(email)}`,
      `    from: ${json(smtpFrom ?? email)}`,
      `    smarthost: ${json(`${smtpHost}:${smtpPort}`)}`,
      `    require_tls: ${smtpTls}`,
      '    send_resolved: true',
      `    headers: { Subject: ${json(`${prefix} {{ .Status | toUpper }}: {{ .GroupLabels.alertname }} (Phantom Banking)`)} }`,
    )
    if (smtpUser) {
      lines.push(`    auth_username: ${json(smtpUser)}`, '    auth_password_file: secrets/smtp-password')
    }
  }
  if (webhook) lines.push('webhook_configs:', `  - url: ${json(webhook)}`, '    send_resolved: true')
  return lines
}

/** alerts.yml with this installation's threshold of memory. */
export function alertsFile(rules, highMemoryBytes) {
  return highMemoryBytes ? rules.replace(/(memory_usage_bytes > )8e9$/m, `$1${highMemoryBytes}`) : rules
}

/** What Prometheus scrapes, by file name in targets/. */
export function targets(
  { portal, node, postgres, redis, blackbox, prometheus, alertmanager },
  portalUrl = `http://${portal}`,
) {
  const at = (address) => (address ? [{ targets: [address] }] : [])
  return {
    portal: at(portal),
    node: at(node),
    postgres: at(postgres),
    redis: at(redis),
    prometheus: at(prometheus),
    alertmanager: at(alertmanager),
    blackbox: ['/login', '/health'].map((path) => ({
      targets: [blackbox],
      labels: { probe: `http://${portal}${path}`, portal: portalUrl },
    })),
  }
}

/** Replaces a file in one step, so that no program ever reads half of it. */
function write(path, text, mode = 0o644) {
  writeFileSync(`${path}.new`, text, { mode })
  chmodSync(`${path}.new`, mode)
  renameSync(`${path}.new`, path)
}

/**
 * Writes everything into a folder, which nobody else can read: it holds secrets.
 * @param {string} folder
 * @param {Rendering} rendering
 */
export function render(folder, { addresses, notify, secrets, highMemoryBytes, portalUrl }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of ['secrets', 'targets']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  for (const [name, value] of Object.entries(secrets)) {
    const path = join(folder, 'secrets', name)
    if (value) write(path, `${value}\n`, 0o600)
    else if (!existsSync(path)) write(path, `${randomBytes(32).toString('hex')}\n`, 0o600)
  }
  const read = (name) => readFileSync(join(source, name), 'utf8')
  for (const name of ['prometheus.yml', 'recording.yml', 'blackbox.yml'])
    cpSync(join(source, name), join(folder, name))
  write(join(folder, 'alerts.yml'), alertsFile(read('alerts.yml'), highMemoryBytes))
  write(
    join(folder, 'alertmanager.yml'),
    alertmanagerFile(read('alertmanager.yml'), { addresses, notify }),
    0o600,
  )
  for (const [name, list] of Object.entries(targets(addresses, portalUrl))) {
    write(join(folder, 'targets', `${name}.json`), json(list))
  }
}
