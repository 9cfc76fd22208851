import { createReadStream, existsSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Seal } from './seal'

const hex = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .transform((text) => Buffer.from(text, 'hex'))

const line = z.object({
  seal: z.string().regex(/^\d+$/),
  epoch: z.int(),
  events: z.int(),
  sealedAt: z.string(),
  hash: hex,
  keyId: z.string(),
  signature: hex,
})

/** A line of the second place: what it must contain for a seal of the database to be missed or recognised. */
export type Head = z.infer<typeof line>

function textOf(seal: Seal): string {
  return JSON.stringify({
    seal: seal.id,
    epoch: seal.epoch,
    events: seal.eventCount,
    sealedAt: seal.sealedAt.toISOString(),
    hash: seal.hash.toString('hex'),
    keyId: seal.keyId,
    signature: seal.signature.toString('hex'),
  })
}

function parse(text: string): Head | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const TAIL_BYTES = 4_096

/** The last whole line of the second place; null when there is none yet. A line torn by a crash counts as not written. */
export async function lastHead(path: string): Promise<Head | null> {
  if (!existsSync(path)) return null
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - TAIL_BYTES)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start)
    const lines = buffer.subarray(0, bytesRead).toString().split('\n').reverse()
    for (const text of lines) {
      const head = parse(text)
      if (head) return head
    }
    return null
  } finally {
    await file.close()
  }
}

/** Adds seals to the second place; they are on its disk when this resolves. */
export async function appendHeads(path: string, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const { buffer } = size > 0 ? await file.read(Buffer.alloc(1), 0, 1, size - 1) : { buffer: null }
    const torn = buffer !== null && buffer.toString() !== '\n'
    await file.appendFile(`${torn ? '\n' : ''}${seals.map((seal) => `${textOf(seal)}\n`).join('')}`)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** How long the second place is now; 0 when there is none yet. */
export async function lengthOfHeads(path: string): Promise<number> {
  return existsSync(path) ? (await stat(path)).size : 0
}

/** Every line within so many bytes, oldest first; null for one that is not a head. */
export async function* readHeads(path: string, bytes: number): AsyncGenerator<Head | null> {
  if (bytes === 0) return
  const input = createReadStream(path, { end: bytes - 1 })
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const text of lines) if (text !== '') yield parse(text)
}
