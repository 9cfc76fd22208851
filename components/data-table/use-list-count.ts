'use client'

import { useEffect, useState } from 'react'

type Count = { known: false } | { known: true; rows: number }

/** How many rows a list has at its filters, all pages together; not known until counted, nor when that takes too long. */
export function useListCount(list: string, query: string, wanted: boolean): Count {
  const [count, setCount] = useState<Count>({ known: false })
  useEffect(() => {
    if (!wanted) return
    const asked = new AbortController()
    setCount({ known: false })
    fetch(`/api/lists/${list}/count?${query}`, { signal: asked.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<{ count: number | null }>) : { count: null }))
      .then(({ count: rows }) => setCount(rows === null ? { known: false } : { known: true, rows }))
      .catch(() => {}) // closed meanwhile, or not reachable: then it stays unknown
    return () => asked.abort()
  }, [list, query, wanted])
  return count
}
