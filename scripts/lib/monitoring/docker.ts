import { spawn, spawnSync } from 'node:child_process'
import { root } from '../settings'
import { Stop } from '../stop'

const compose = ['compose', '-f', 'docker-compose.monitoring.yml']

/** Whether a Docker engine answers: the client alone starts nothing. */
export function hasDockerEngine(): boolean {
  return spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 }).status === 0
}

/** Runs docker compose over the stack. @throws Stop when it ends badly */
export function dockerCompose(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', [...compose, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(
            new Stop(
              `docker ${[...compose, ...args].join(' ')} ended with ${code}: its lines above say why.`,
            ),
          ),
    )
  })
}
