import type { Instrumentation } from 'next'

// Next compiles this file for the edge runtime as well; the comparison, made while building, leaves it empty there.

/** Runs once when the server process starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startMonitoring } = await import('@/lib/monitoring/start')
    await startMonitoring()
  }
}

/** Unhandled errors of requests, those after the shell was sent included: nothing else sees these. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { reportRequestError } = await import('@/lib/monitoring/start')
    reportRequestError(error, context)
  }
}
