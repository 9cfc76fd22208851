import { DatabaseUnreachableError } from '@/lib/http/errors'

/**
 * Codes that say "no answer from the database", not "the question was wrong": of Prisma (unreachable,
 * timed out, closed, no connection free, no transaction begun in time), PostgreSQL (connection exceptions,
 * shutting down, starting, too many connections) and the operating system.
 */
const NO_ANSWER =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|08\w{3}|57P0[1-3]|53300|ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** `pg` gives these no code. */
const SILENT =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error/

/** How Prisma's driver adapter names the same. */
const NO_ANSWER_KINDS = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']

/** Whether the database could not be reached or was lost: nothing was changed, and trying again may help. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'DatabaseUnreachableError') return true
  const { kind, originalCode } = adapterCause(error)
  if (kind && NO_ANSWER_KINDS.includes(kind)) return true
  if (NO_ANSWER.test(codeOf(error)) || NO_ANSWER.test(originalCode ?? '')) return true
  return SILENT.test(error.message) || isUnreachable(error.cause)
}

/** Whether two transactions stood in each other's way (deadlock, serialisation): repeating the loser may help. */
export function isContention(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { kind, originalCode } = adapterCause(error)
  return kind === 'TransactionWriteConflict' || /^(P2034|40001|40P01)$/.test(originalCode ?? codeOf(error))
}

/** Whether a statement was ended because it took longer than it may. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof Error && (adapterCause(error).originalCode ?? codeOf(error)) === '57014'
}

/**
 * Gives an outage its name, so that a page can tell it from a mistake, and takes out the detail in which PostgreSQL
 * repeats the row that a constraint refused: personal data has no place in a log.
 */
export function presentable(error: unknown): unknown {
  if (isUnreachable(error))
    return new DatabaseUnreachableError('The database does not answer.', { cause: error })
  const cause = adapterCause(error)
  if ('detail' in cause) delete cause.detail
  return error
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

type AdapterCause = { kind?: string; originalCode?: string; detail?: string }

/** What the driver adapter said, which Prisma keeps in `meta.driverAdapterError.cause`. */
function adapterCause(error: unknown): AdapterCause {
  const meta =
    error instanceof Error && 'meta' in error
      ? (error.meta as { driverAdapterError?: { cause?: AdapterCause } } | null)
      : null
  return meta?.driverAdapterError?.cause ?? {}
}
