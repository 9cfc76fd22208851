/** The most that one document may weigh, as a rule of the database says too. */
export const MOST_BYTES = 20_000_000

/** What of the formats that documents come in these bytes begin like; null for anything else. */
export function sniff(bytes: Uint8Array): string | null {
  const starts = (at: number, text: string) =>
    Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text
  if (starts(0, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts(0, '\xff\xd8\xff')) return 'image/jpeg'
  if (starts(0, 'RIFF') && starts(8, 'WEBP')) return 'image/webp'
  if (starts(0, '%PDF-')) return 'application/pdf'
  return /^\s*<(\?xml|svg)\b/.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))
    ? 'image/svg+xml'
    : null
}

/** Why bytes are not taken as a document of the stated type; null when they are. */
export function documentProblem(bytes: Uint8Array, contentType: string): string | null {
  if (bytes.length === 0) return 'It is empty.'
  if (bytes.length > MOST_BYTES) return `It is larger than ${MOST_BYTES / 1_000_000} MB.`
  const found = sniff(bytes)
  if (found === contentType) return null
  return found ? `It says ${contentType} and is ${found}.` : `It is not what it says: ${contentType}.`
}
