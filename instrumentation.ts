import type { Instrumentation } from 'next'

/** Runs once when the server process starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startMonitoring } = await import('@/lib/monitoring/start')
  await startMonitoring()
}

/** Unhandled errors of requests, those after the shell was sent included: nothing else sees these. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { reportRequestError } = await import('@/lib/monitoring/start')
  reportRequestError(error, request.path, context)
}
