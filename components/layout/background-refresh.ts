'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import { BACKGROUND_COOKIE } from '@/lib/http/constants'

const MARK_SECONDS = 10

/** Reads the page again without counting as something a person does: the session grows idle all the same. */
export function useBackgroundRefresh(): { busy: boolean; refresh: () => void } {
  const router = useRouter()
  const [busy, start] = useTransition()
  useEffect(() => {
    if (!busy) mark(0)
  }, [busy])
  const refresh = () => {
    mark(MARK_SECONDS)
    start(() => router.refresh())
  }
  return { busy, refresh }
}

function mark(seconds: number): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain HTTP.
  document.cookie = `${BACKGROUND_COOKIE}=1; path=/; max-age=${seconds}; samesite=lax`
}
