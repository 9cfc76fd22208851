import 'server-only'
import { escapeLiteral } from 'pg'
import type { Prisma } from './generated/client'

/**
 * The text of a statement with its values written into it, for the few statements that take no parameters (COPY,
 * DECLARE). Each value is quoted as libpq quotes literals, so that it stays a value whatever it holds.
 * @throws TypeError a value that has no literal
 */
export function inlined({ strings, values }: Prisma.Sql): string {
  return strings.reduce((text, part, index) => text + literal(values[index - 1]) + part)
}

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number' && Number.isFinite(value)) return value < 0 ? `(${value})` : String(value)
  if (value instanceof Date) return escapeLiteral(value.toISOString())
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join()}]`
  // The protocol ends a statement at the first NUL: what follows it would be lost.
  if (typeof value === 'string' && !value.includes('\0')) return escapeLiteral(value)
  throw new TypeError('A value that cannot be written as a literal')
}
