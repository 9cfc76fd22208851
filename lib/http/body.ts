import { HttpError } from './errors'

/**
 * Reads a request body of the declared kind, giving up as soon as it grows past the limit.
 * @throws HttpError 413 or 415; a body where none is declared is left unread
 */
export async function readBody(
  request: Request,
  rule: { type: string; maxBytes: number } | undefined,
): Promise<string> {
  if (!rule || !request.body) return ''
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== rule.type) throw new HttpError(415, `Send ${rule.type}.`)
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
