import { ensureBuilt } from './lib/build'
import { ensureWritableFolder, takeDataFolder } from './lib/data-folder'
import { explainFailure } from './lib/explain-failure'
import { generate } from './lib/generate'
import { openDatabase } from './lib/open-database'
import { ensurePortFree } from './lib/port'
import { prepareBank } from './lib/prepare-bank'
import { say, step } from './lib/progress'
import { localUrl, waitForOk } from './lib/ready'
import { type Mode, serviceEnvironment, startServices } from './lib/services'
import { loadSettings, root } from './lib/settings'
import { createShutdown, type Shutdown } from './lib/shutdown'
import { Stop } from './lib/stop'
import { welcome } from './lib/welcome'

const answerLimitMs = 60_000
const readyLimitMs = 30_000

/** Starts the bank and keeps it running until it is told to stop. */
export async function supervise(mode: Mode): Promise<void> {
  const shutdown = createShutdown()
  try {
    await start(mode, shutdown)
  } catch (error) {
    if (shutdown.signal.aborted) return // an interrupted start: what was started is being closed
    explainFailure(error)
    await shutdown.end(1)
  }
}

async function start(mode: Mode, shutdown: Shutdown): Promise<void> {
  const settings = loadSettings()
  const facts = { url: settings.PUBLIC_URL, local: localUrl(settings.HOST, settings.PORT) }
  const lock = takeDataFolder(settings.PHANTOM_DATA_DIR, { ...facts, state: 'starting' })
  shutdown.add({ close: async () => lock.release(), kill: () => lock.release() })
  ensureWritableFolder(settings.LOG_DIR, 'LOG_DIR')
  await ensurePortFree(settings.HOST, settings.PORT)

  const opening = step('Database', (report) => openDatabase(settings, report)).then((opened) => {
    shutdown.add(opened)
    return opened
  })
  const [database] = await Promise.all([opening, step('Database client', generate)])
  // The portal is built while the database fills.
  const [build, accounts] = await Promise.all([
    mode === 'production'
      ? step('Portal', (report) => ensureBuilt(root, report, shutdown.signal))
      : undefined,
    prepareBank(settings, database),
  ])

  const environment = serviceEnvironment(settings, database, mode)
  const services = startServices(settings, environment, build, (sentence) => {
    say(sentence)
    shutdown.end(1)
  })
  shutdown.add(services)
  await step('Web and worker', () =>
    waitUntilServing(localUrl(settings.HOST, settings.PORT), shutdown.signal),
  )
  shutdown.started()
  lock.tell({ ...facts, state: 'running' })
  welcome(settings, accounts)
}

async function waitUntilServing(url: string, signal: AbortSignal): Promise<void> {
  const silence = await waitForOk(`${url}/health`, answerLimitMs, signal)
  if (silence)
    throw new Stop(`The portal does not answer at ${url}/health (${silence}): its lines above say why.`)
  const notReady = await waitForOk(`${url}/monitoring/health`, readyLimitMs, signal)
  if (notReady) say(`The portal answers but is not ready yet: ${url}/monitoring/health says ${notReady}`)
}
