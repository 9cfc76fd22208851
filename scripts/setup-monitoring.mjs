// The first service of docker-compose.monitoring.yml, in its container: plain Node without packages.
import { chownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setUp } from '../monitoring/setup.mjs'

const folders = { config: '/config', grafana: '/grafana', secrets: '/run/secrets', portal: '/portal' }
/** The users that the images run as: Prometheus, Alertmanager and exporters, and Grafana. */
const NOBODY = 65534
const GRAFANA = 472

/** Gives a folder and all in it to the user that reads it. */
function giveTo(folder, user) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) giveTo(path, user)
    else chownSync(path, user, user)
  }
  chownSync(folder, user, user)
}

try {
  setUp(process.env, folders)
  giveTo(folders.config, NOBODY)
  giveTo(folders.grafana, GRAFANA)
  console.log(
    'The stack is set up. Grafana: user admin; its password shows docker compose -f docker-compose.monitoring.yml exec grafana cat /run/grafana/admin-password',
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
