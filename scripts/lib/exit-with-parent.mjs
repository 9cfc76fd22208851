// Loaded into web and worker by the supervisor. When the supervisor is gone, killed or crashed, the channel to it
// closes, and the process ends as if it had been told to: nothing is left behind.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
