/**
 * Makes a read that many may ask for at once cheap: concurrent callers share one read, and its result serves all
 * callers for a while. A failed read is shared by those who waited for it, then tried again.
 */
export function singleFlight<T>(maxAgeMs: number, read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  let readAt = Number.NEGATIVE_INFINITY
  return () => {
    if (running && performance.now() - readAt <= maxAgeMs) return running
    readAt = Number.POSITIVE_INFINITY // under way: shared however long it takes
    const current = read()
    running = current
    current.then(
      () => {
        readAt = performance.now()
      },
      () => {
        if (running === current) running = undefined
      },
    )
    return current
  }
}
