/** A failure that the person who runs the bank can act on: one sentence saying what to do, shown without a stack. */
export class OperatorError extends Error {
  override name = 'Stop'
}

/** The `code` of a system or PostgreSQL error, or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The sentence for a file system error on `path`; other errors are returned as they are. */
export function fileProblem(path: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new OperatorError(
        `The disk that holds ${path} is full: free some space and start again, nothing was lost.`,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new OperatorError(
        `${path} cannot be written by this user: change its owner or rights, or choose another folder with PHANTOM_DATA_DIR.`,
      )
    case 'ENOTDIR':
    case 'EEXIST':
      return new OperatorError(
        `${path} is in the way: move it, or choose another folder with PHANTOM_DATA_DIR.`,
      )
    default:
      return error
  }
}
