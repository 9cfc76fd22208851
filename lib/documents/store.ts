import 'server-only'
import { createHash } from 'node:crypto'
import { env } from '@/lib/env'
import { folder } from './folder'
import type { Place } from './place'
import { s3, s3Settings } from './s3'
import { documentProblem } from './sniff'

/** What is known of a stored file without opening it. `file` is its path inside the store. */
export type StoredFile = { file: string; sizeBytes: number; sha256: string; contentType: string }

/** A file as it was uploaded; or none that the portal can read; or what is there is not what was uploaded. */
export type Reading =
  | { state: 'intact'; bytes: Buffer<ArrayBuffer> }
  | { state: 'missing' }
  | { state: 'altered' }
  /** What was uploaded is not of the type it was uploaded as. */
  | { state: 'disguised' }

/** The bucket of the settings, or the folder of this machine. */
function place(): Place {
  const settings = s3Settings(env())
  return settings ? s3(settings) : folder
}

/**
 * Reads a file and holds it against its size, its SHA-256 and the type it was uploaded as. Only bytes that pass are handed out.
 * @throws when the store fails, or the path would leave it
 */
export async function readDocument({ file, sizeBytes, sha256, contentType }: StoredFile): Promise<Reading> {
  const read = await place().read(file, sizeBytes)
  if (typeof read === 'string') return { state: read }
  const digest = createHash('sha256').update(read).digest('hex')
  if (digest !== sha256) return { state: 'altered' }
  return documentProblem(read, contentType) ? { state: 'disguised' } : { state: 'intact', bytes: read }
}

/** Keeps a file under a path inside the store, if there is none yet: whole or not at all. */
export function storeDocument(file: string, bytes: Uint8Array): Promise<void> {
  return place().write(file, bytes)
}
