// Loaded into the web process of a bank that is measured: SIGUSR2 turns recording over, as nothing else can.
import { writeFileSync } from 'node:fs'

if (process.argv[1]?.endsWith('web.mjs') && process.env.BENCH_WEB_PID) {
  writeFileSync(process.env.BENCH_WEB_PID, String(process.pid))
  process.on('SIGUSR2', () => {
    const recording = globalThis[Symbol.for('phantom.recording')]
    recording.on = !recording.on
  })
}
