/**
 * Runs work now and then again each interval after it ended, never twice at once and never keeping the process
 * alive. The work handles its own errors.
 * @returns stops it
 */
export function repeat(intervalMs: number, work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const run = async () => {
    await work()
    if (stopped) return
    timer = setTimeout(run, intervalMs)
    timer.unref()
  }
  void run()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
