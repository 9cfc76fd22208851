'use client'

import { useEffect, useRef, useState } from 'react'
import type { SearchAnswer } from '@/lib/domain/search/dto'
import { readSearch } from '@/lib/list/reading'

/** After so long without another letter the server is asked. */
const TYPING_PAUSE = 150
const LIMIT_MS = 5_000

export type Records = { answer: SearchAnswer | null; problem: string | null; busy: boolean }

/** What a text finds, asked for while somebody types: one question at a time, the one before is given up. */
export function useRecords(text: string): Records {
  const [records, setRecords] = useState<Records>({ answer: null, problem: null, busy: false })
  const answers = useRef(new Map<string, SearchAnswer>())
  const { text: tidied, problem: unasked } = readSearch(text)

  useEffect(() => {
    const known = answers.current.get(tidied)
    if (unasked || known) {
      setRecords({ answer: known ?? null, problem: null, busy: false })
      return
    }
    setRecords((before) => ({ ...before, problem: null, busy: true }))
    const given = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      const result = await askFor(tidied, given.signal)
      if (given.signal.aborted) return
      if (typeof result === 'number') timer = setTimeout(ask, result * 1000)
      else if (typeof result === 'string') setRecords({ answer: null, problem: result, busy: false })
      else {
        answers.current.set(tidied, result)
        setRecords({ answer: result, problem: null, busy: false })
      }
    }
    timer = setTimeout(ask, TYPING_PAUSE)
    return () => {
      clearTimeout(timer)
      given.abort()
    }
  }, [tidied, unasked])
  return records
}

/** @returns the answer, why there is none, or in how many seconds one may ask again */
async function askFor(text: string, given: AbortSignal): Promise<SearchAnswer | string | number> {
  try {
    const signal = AbortSignal.any([given, AbortSignal.timeout(LIMIT_MS)])
    const response = await fetch(`/api/search?${new URLSearchParams({ q: text })}`, { signal })
    if (response.ok) return (await response.json()) as SearchAnswer
    if (response.status === 429) return Number(response.headers.get('retry-after')) || 1
    if (response.status === 401) return 'Your session has ended: sign in again.'
    if (response.status === 503) return 'The database does not answer. Try again in a moment.'
    return 'The records could not be searched.'
  } catch {
    return 'The portal does not answer. Try again in a moment.'
  }
}
