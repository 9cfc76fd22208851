/** A reason to stop that a person can act on: one sentence, shown without a stack. */
export class Stop extends Error {
  override name = 'Stop'
}

/** The `code` of a system or PostgreSQL error, or an empty string. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Errors whose message is a sentence for the person who runs the bank; by name, for they live in several layers. */
const sentences = new Set(['Stop', 'SettingsError', 'DemoRefused', 'RuleError'])
const diskFull = new Set(['ENOSPC', 'EDQUOT', '53100'])
const notAllowed = new Set(['EACCES', 'EPERM', 'EROFS'])

/** The sentence a person should read about an error, `undefined` when it is none of the expected ones. */
export function sentenceFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (sentences.has(error.name)) return error.message
  const code = errorCode(error)
  const path = 'path' in error && typeof error.path === 'string' ? error.path : ''
  if (diskFull.has(code) || /ENOSPC|No space left on device/.test(error.message)) {
    return `The disk${path && ` that holds ${path}`} is full: free some space and start again, nothing was lost.`
  }
  if (notAllowed.has(code) && path) {
    return `${path} cannot be written by this user: change its owner or rights, or choose another folder.`
  }
  return undefined
}
