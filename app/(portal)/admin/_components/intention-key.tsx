'use client'

import { useEffect, useRef } from 'react'
import { IDEMPOTENCY_FIELD } from '@/lib/http/action-state'

/** The key of a form that stays on its page: another one after each answer, so that each press is one intention. */
export function IntentionKey({ seed }: { seed: unknown }) {
  const field = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is what a new key is for
  useEffect(() => {
    if (field.current) field.current.value = crypto.randomUUID()
  }, [seed])
  return <input ref={field} type="hidden" name={IDEMPOTENCY_FIELD} />
}
