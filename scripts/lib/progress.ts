const terminal = process.stdout.isTTY === true
const quietMilliseconds = 5_000
/** A step this quick had nothing to do: not worth a line. */
const trifleMilliseconds = 150

// A reader that went away (`npm start | head`) must not end the bank.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** What runs at this moment and how far it is, in the order of starting. */
const running = new Map<string, string>()

function redraw(): void {
  if (!terminal) return
  const line = [...running].map(([title, state]) => (state ? `${title}: ${state}` : title)).join('  ·  ')
  process.stdout.write(`\r\x1b[K${line.slice(0, Math.max(20, process.stdout.columns - 1))}`)
}

/** Prints a line above the line of running steps. */
export function say(line: string): void {
  if (terminal) process.stdout.write('\r\x1b[K')
  process.stdout.write(`${line}\n`)
  if (running.size > 0) redraw()
}

export type Report = (state: string) => void

/**
 * Runs one step of a start and prints it with the time it took. Steps may overlap. Progress is shown live on a
 * terminal, else as a line every few seconds.
 */
export async function step<T>(title: string, work: (report: Report) => Promise<T>): Promise<T> {
  const started = performance.now()
  let lastPrinted = started
  running.set(title, '')
  redraw()
  try {
    const result = await work((state) => {
      running.set(title, state)
      if (terminal) return redraw()
      if (performance.now() - lastPrinted < quietMilliseconds) return
      lastPrinted = performance.now()
      say(`  ${title}: ${state}`)
    })
    running.delete(title)
    const took = performance.now() - started
    if (took > trifleMilliseconds) say(`✓ ${title} (${seconds(took)})`)
    else redraw()
    return result
  } catch (error) {
    running.delete(title)
    if (!(error instanceof Error && error.name === 'AbortError')) say(`✗ ${title}`)
    throw error
  }
}

/** `0.4 s`, `12 s`. */
export function seconds(milliseconds: number): string {
  return milliseconds < 9_950
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.round(milliseconds / 1000)} s`
}
