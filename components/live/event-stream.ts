export type ServerEvent = { event: string; id: string | null; data: string }

/**
 * The events in a stream of text, as they arrive. Only what our own stream uses: one line of data, LF.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  while (true) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const found: ServerEvent = { event: 'message', id: null, data: '' }
      for (const line of block.split('\n')) {
        const [field = '', ...after] = line.split(': ')
        if (field === 'event' || field === 'id' || field === 'data') found[field] = after.join(': ')
      }
      if (found.data) yield found
    }
  }
}
