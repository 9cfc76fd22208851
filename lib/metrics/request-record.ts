import { AsyncLocalStorage } from 'node:async_hooks'
import { perProcess } from '@/lib/per-process'

/** What is known of the request being answered, from its first byte to its last. */
export type RequestRecord = {
  id: string
  /** Database work done for it so far: Prisma operations and their time in seconds. */
  operations: number
  operationSeconds: number
  /** SQL statements sent for it so far and their time in seconds, those of no operation included. */
  statements: number
  statementSeconds: number
  /** An unhandled error of this request was counted already, so that its 5xx answer is not counted again. */
  errorCounted: boolean
}

const storage = () => perProcess('request-record', () => new AsyncLocalStorage<RequestRecord>())

/** The record of the request in whose asynchronous context this is called; undefined outside of requests. */
export function currentRequest(): RequestRecord | undefined {
  return storage().getStore()
}

/**
 * Makes the record current for everything that follows in this asynchronous context. For the start of a request,
 * where there is no callback to wrap: Node publishes `http.server.request.start` and emits `request` right after.
 */
export function enterRequest(record: RequestRecord): void {
  storage().enterWith(record)
}
