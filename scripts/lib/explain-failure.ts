import { isUnreachable } from '@/lib/db/errors'
import { lostDatabase } from './lost-database'
import { sentenceFor } from './stop'

/** Prints what is known about an error: one sentence when it is an expected one, else all of it. */
export function explainFailure(error: unknown): void {
  const sentence = sentenceFor(error) ?? (isUnreachable(error) ? lostDatabase() : undefined)
  console.error(sentence ?? error)
  if (sentence === undefined) {
    console.error('This should not happen: report it with the lines above and what `npm run doctor` prints.')
  }
}
