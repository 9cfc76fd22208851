'use client'

import { useSearchParams } from 'next/navigation'
import { Icon } from '@/components/ui/icon'
import { rangeQuery } from './range-query'

/** What was wrong with the range of the address, until another is chosen. */
export function RangeNotice({ refused, problem }: { refused: string; problem: string }) {
  if (rangeQuery(useSearchParams()) !== refused) return null
  return (
    <p
      role="status"
      className="flex items-start gap-2.5 rounded-card bg-warning-tint px-4 py-2.5 text-warning"
    >
      <Icon name="triangle-exclamation-point" className="mt-0.5" />
      {problem} The charts show the last 24 hours.
    </p>
  )
}
