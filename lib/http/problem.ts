/** Titles of the answers that carry an explanation (RFC 9110). */
const TITLES = {
  400: 'Bad request',
  401: 'Sign-in required',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  411: 'Length required',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
} as const

export type ProblemStatus = keyof typeof TITLES

/**
 * An error answer as `application/problem+json` (RFC 9457): what happened, nothing about the inside, and
 * the request id to ask about.
 */
export function problem(
  status: ProblemStatus,
  detail: string,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ title: TITLES[status], status, detail, requestId }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}
