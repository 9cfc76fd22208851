'use client'

import { useEffect, useState } from 'react'
import { BACKGROUND_HEADER } from '@/lib/http/constants'
import type { ChartSource } from './chart-list'
import type { ChartSet } from './chart-set'

/** What is known of the charts of a source. */
export type ChartAnswer = {
  set: ChartSet | null
  /** Another answer is awaited. */
  pending: boolean
  /** Why there is no newer answer, in one sentence. */
  problem: string | null
}

const NOTHING: ChartAnswer = { set: null, pending: true, problem: null }
const LIMIT_MS = 15_000

/**
 * Fetches the charts of a source; what was shown stays until there is a newer answer.
 * @param query the range, as in the address
 * @param version asks again whenever it changes
 */
export function useChartSet(source: ChartSource, query: string, version: string): ChartAnswer {
  const [answer, setAnswer] = useState(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is asked for at the same address.
  useEffect(() => {
    const request = new AbortController()
    let left = false
    const timer = setTimeout(() => request.abort(), LIMIT_MS)
    setAnswer((was) => ({ ...was, pending: true }))
    fetchSet(`/api/monitoring/charts/${source}${query && `?${query}`}`, request.signal)
      .then(
        (set) => setAnswer({ set, pending: false, problem: null }),
        (error: unknown) => {
          if (left) return
          const problem = error instanceof ChartProblem ? error.message : 'The portal does not answer.'
          setAnswer(({ set }) => ({ set, pending: false, problem }))
        },
      )
      .finally(() => clearTimeout(timer))
    return () => {
      left = true
      request.abort()
    }
  }, [source, query, version])
  return answer
}

class ChartProblem extends Error {}

async function fetchSet(address: string, signal: AbortSignal): Promise<ChartSet> {
  // Open pages ask by themselves: that keeps no session alive.
  const response = await fetch(address, { signal, headers: { [BACKGROUND_HEADER]: '1' } })
  if (response.ok) return (await response.json()) as ChartSet
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null
  throw new ChartProblem(problem?.detail ?? `The portal answered ${response.status}.`)
}
