import { HttpError } from './errors'

/** A body a method accepts: media types, and at most so many bytes. */
export type BodyRule = { types: readonly string[]; maxBytes: number }

/**
 * Reads a request body of a declared kind, giving up as soon as it grows past the limit.
 * @throws HttpError 413 or 415; a body where none is declared is left unread
 */
export async function readBody(request: Request, rule: BodyRule | undefined): Promise<string> {
  if (!rule || !request.body) return ''
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (!type || !rule.types.includes(type)) throw new HttpError(415, `Send ${rule.types.join(' or ')}.`)
  const tooLarge = new HttpError(413, `At most ${rule.maxBytes} bytes are taken.`)
  if (Number(request.headers.get('content-length')) > rule.maxBytes) throw tooLarge

  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > rule.maxBytes) throw tooLarge
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
