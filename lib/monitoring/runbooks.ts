import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^[A-Za-z][A-Za-z0-9]{0,79}$/

/** What to do about an alert, as Markdown: `monitoring/runbooks/<Alert>.md`; null when nobody has written it. */
export async function readRunbook(alert: string): Promise<string | null> {
  if (!NAME.test(alert)) return null
  try {
    return await readFile(join(process.cwd(), 'monitoring/runbooks', `${alert}.md`), 'utf8')
  } catch {
    return null
  }
}
