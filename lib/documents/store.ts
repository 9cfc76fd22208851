import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { env } from '@/lib/env'

/** What is known of a stored file without opening it. `file` is its path inside the store. */
export type StoredFile = { file: string; sizeBytes: number; sha256: string }

/** A file as it was uploaded; or none that the portal can read; or what is there is not what was uploaded. */
export type Reading =
  | { state: 'intact'; bytes: Buffer<ArrayBuffer> }
  | { state: 'missing' }
  | { state: 'altered' }

/**
 * Reads a file and holds it against its size and SHA-256. Only bytes that pass are handed out.
 * @throws when the disk fails, or the path would leave the store
 */
export async function readDocument({ file, sizeBytes, sha256 }: StoredFile): Promise<Reading> {
  // A link in place of the file would lead out of the store: it is not followed.
  const handle = await open(pathOf(file), constants.O_RDONLY | constants.O_NOFOLLOW).catch(unopened)
  if ('state' in handle) return handle
  try {
    const found = await handle.stat()
    if (!found.isFile() || found.size !== sizeBytes) return { state: 'altered' }
    const bytes = Buffer.alloc(sizeBytes)
    const { bytesRead } = await handle.read(bytes, 0, sizeBytes, 0)
    const digest = createHash('sha256').update(bytes.subarray(0, bytesRead)).digest('hex')
    return digest === sha256 ? { state: 'intact', bytes } : { state: 'altered' }
  } finally {
    await handle.close()
  }
}

/** Keeps a file under a path inside the store, if there is none yet: whole or not at all. */
export async function storeDocument(file: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(file)
  if (await stat(path).catch(missing)) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, bytes, { mode: 0o600, flag: 'wx' })
  await rename(draft, path)
}

/** @throws when the path would leave the store, whatever the database let through */
function pathOf(file: string): string {
  const folder = resolve(join(env().PHANTOM_DATA_DIR, 'documents'))
  const path = resolve(folder, file)
  if (!path.startsWith(folder + sep)) throw new Error('A document lies outside the document store')
  return path
}

function unopened(error: NodeJS.ErrnoException): Reading & { bytes?: never } {
  if (error.code === 'ELOOP') return { state: 'altered' }
  if (error.code === 'EACCES' || missing(error) === null) return { state: 'missing' }
  throw error
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
