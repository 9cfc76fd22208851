import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDevelopment } from '@/lib/env'
import { perProcess } from '@/lib/per-process'

/** Which build of the portal this process runs; null in development and in tests. */
export const buildId = (): string | null =>
  perProcess('build-id', () => ({ id: isDevelopment ? null : read() })).id

function read(): string | null {
  try {
    return readFileSync(join(process.cwd(), '.next/BUILD_ID'), 'utf8').trim()
  } catch {
    return null
  }
}
