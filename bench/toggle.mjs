// Loaded into the web process of a bank that is measured: SIGUSR2 turns recording over, as nothing else can; SIGWINCH
// has it collect its garbage and write down the bytes that it holds then.
import { renameSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const pidFile = process.env.BENCH_WEB_PID

if (process.argv[1]?.endsWith('web.mjs') && pidFile) {
  writeFileSync(pidFile, String(process.pid))
  process.on('SIGUSR2', () => {
    const recording = globalThis[Symbol.for('phantom.recording')]
    recording.on = !recording.on
  })
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  process.on('SIGWINCH', () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    writeFileSync(`${pidFile}.part`, String(heapUsed + external))
    renameSync(`${pidFile}.part`, `${pidFile}.held`)
  })
}
