import { join } from 'node:path'
import type { Env } from '@/lib/env'
import { render } from '@/monitoring/render.mjs'
import { readOrCreateSecret } from '../secrets'
import type { Ports } from './parts'

/** Where the native stack keeps configuration, data, logs. */
export const monitoringFolder = (settings: Env) => join(settings.PHANTOM_DATA_DIR, 'monitoring')

/** Writes the configuration of the native stack for these settings. */
export function renderNative(settings: Env, folder: string, ports: Ports): void {
  const dataDir = settings.PHANTOM_DATA_DIR
  const local = (port: number) => `127.0.0.1:${port}`
  render(folder, {
    addresses: {
      portal: local(settings.PORT),
      node: local(ports.node),
      postgres: local(ports.postgres),
      ...(settings.REDIS_URL && { redis: local(ports.redis) }),
      blackbox: local(ports.blackbox),
      prometheus: local(ports.prometheus),
      alertmanager: local(ports.alertmanager),
    },
    notify: {
      email: settings.ALERT_EMAIL,
      smtpHost: settings.SMTP_HOST,
      smtpPort: settings.SMTP_PORT,
      smtpUser: settings.SMTP_USER,
      smtpFrom: settings.SMTP_FROM,
      webhook: settings.WEBHOOK_URL,
    },
    secrets: {
      'metrics-token': settings.METRICS_TOKEN ?? readOrCreateSecret(dataDir, 'METRICS_TOKEN'),
      'alertmanager-webhook-token':
        settings.ALERT_WEBHOOK_TOKEN ?? readOrCreateSecret(dataDir, 'ALERT_WEBHOOK_TOKEN'),
      ...(settings.SMTP_PASSWORD && { 'smtp-password': settings.SMTP_PASSWORD }),
    },
    highMemoryBytes: settings.HIGH_MEMORY_BYTES,
    portalUrl: settings.PUBLIC_URL,
  })
}
