import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Values for the `:name` places of the scripts, as SQL. */
export type Values = Record<string, string | number>

const folder = join(import.meta.dirname, 'sql')

/** The scripts of the demo in the order they run. */
export const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort()

/** A script with its `:name` places filled in, as psql would (casts and names that are not given stay). */
export function script(name: string, values: Values): string {
  return readFileSync(join(folder, name), 'utf8').replace(/(?<![:\w]):([a-z_]+)\b/g, (place, key: string) =>
    key in values ? String(values[key]) : place,
  )
}
