/** Who reads a stream. `subject` is what is checked again and again; `owner` is whose streams are counted. */
export type Reader = { kind: 'session' | 'display'; subject: string; owner: string }

/** One open stream. */
export type Viewer = {
  reader: Reader
  stream: ReadableStream<Uint8Array>
  /** Sends, or remembers that something was missed while the reader is behind: it then gets the latest, and only that. */
  send(bytes: Uint8Array, now: number): void
  /** Since when the reader has taken nothing; null for one that keeps up. */
  behindSince(): number | null
  /** Says a last word and closes. */
  end(lastWord: Uint8Array): void
  /** Cuts the connection off: what is queued is given up. */
  cut(): void
  /** When the reader was last known to be allowed. */
  verifiedAt: number
}

/** So much may wait for a reader: the opening and one state. */
const QUEUE_BYTES = 32 * 1024

/**
 * Opens a stream that never queues more than a state or two, however slow its reader.
 * @param latest the present state as a message, asked for when a slow reader has caught up
 * @param closed called once, whoever closed it
 */
export function openViewer(
  reader: Reader,
  now: number,
  latest: () => Uint8Array,
  closed: (viewer: Viewer, byReader: boolean) => void,
): Viewer {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  let behindSince: number | null = null
  const close = (how?: (controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
    if (!controller) return
    const open = controller
    controller = null
    how?.(open)
    closed(viewer, how === undefined)
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started
      },
      pull() {
        if (behindSince === null) return
        behindSince = null
        controller?.enqueue(latest())
      },
      cancel() {
        close()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: QUEUE_BYTES }),
  )
  const viewer: Viewer = {
    reader,
    stream,
    verifiedAt: now,
    send(bytes, at) {
      if (!controller) return
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(bytes)
      else behindSince ??= at
    },
    behindSince: () => behindSince,
    end(lastWord) {
      close((open) => {
        open.enqueue(lastWord)
        open.close()
      })
    },
    cut() {
      // The framework takes an error of this name for the reader's own going away, and drops the connection.
      close((open) => open.error(new DOMException('the reader is too slow', 'AbortError')))
    },
  }
  return viewer
}
