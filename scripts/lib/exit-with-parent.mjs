// Loaded into what the supervisor starts. When the supervisor is gone, killed or crashed, the channel to it closes, and
// the process ends as if it had been told to: nothing is left behind.
const { PHANTOM_BUILD_PARENT: parent } = process.env
// A build's workers load this too, but they end in their own way.
if (process.channel && (!parent || parent === String(process.ppid))) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
