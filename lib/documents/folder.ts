import 'server-only'
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { env } from '@/lib/env'
import type { Place } from './place'

/** Documents in a folder of this machine: outside of what is served, readable by the portal's user alone. */
export const folder: Place = {
  async read(file, sizeBytes) {
    // A link in place of the file would lead out of the store: it is not followed.
    const handle = await open(pathOf(file), constants.O_RDONLY | constants.O_NOFOLLOW).catch(unopened)
    if (typeof handle === 'string') return handle
    try {
      const found = await handle.stat()
      if (!found.isFile() || found.size !== sizeBytes) return 'altered'
      const bytes = Buffer.alloc(sizeBytes)
      const { bytesRead } = await handle.read(bytes, 0, sizeBytes, 0)
      return bytes.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  },

  async write(file, bytes) {
    const path = pathOf(file)
    if (await stat(path).catch(missing)) return
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const draft = `${path}.${randomBytes(6).toString('hex')}`
    await writeFile(draft, bytes, { mode: 0o600, flag: 'wx' })
    await rename(draft, path)
  },
}

/** @throws when the path would leave the store, whatever the database let through */
function pathOf(file: string): string {
  const root = resolve(join(env().PHANTOM_DATA_DIR, 'documents'))
  const path = resolve(root, file)
  if (!path.startsWith(root + sep)) throw new Error('A document lies outside the document store')
  return path
}

function unopened(error: NodeJS.ErrnoException): 'missing' | 'altered' {
  if (error.code === 'ELOOP') return 'altered'
  if (error.code === 'EACCES' || missing(error) === null) return 'missing'
  throw error
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
