import type { Instrumentation } from 'next'
import { reportRequestError, startMonitoring } from '@/lib/monitoring/start'

/** Runs once when the server process starts, before the first request. */
export const register = startMonitoring

/** Unhandled errors of requests, those after the shell was sent included: nothing else sees these. */
export const onRequestError: Instrumentation.onRequestError = (error, _request, context) => {
  reportRequestError(error, context)
}
