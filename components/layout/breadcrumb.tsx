'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { Link } from '@/components/ui/link'
import type { NavigationGroup } from '@/lib/navigation'
import { placeOf } from './place'

let record: string | null = null
const listeners = new Set<() => void>()

/** Names the record that a page shows, as the last step of the breadcrumb. Renders nothing. */
export function Crumb({ name }: { name: string }) {
  useEffect(() => {
    set(name)
    return () => set(null)
  }, [name])
  return null
}

/** Group / page / record. */
export function Breadcrumb({ groups }: { groups: readonly NavigationGroup[] }) {
  const place = placeOf(groups, usePathname())
  const name = useSyncExternalStore(
    subscribe,
    () => record,
    () => null,
  )
  if (!place) return null
  const { group, item, inside } = place
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-muted">
        <li className="hidden sm:block">{group}</li>
        <li aria-hidden="true" className="hidden sm:block">
          /
        </li>
        {inside ? (
          <>
            <li className="shrink-0">
              <Link href={item.href} className="rounded-sm hover:text-ink">
                {item.label}
              </Link>
            </li>
            <li aria-hidden="true">/</li>
            <li aria-current="page" className="truncate font-semibold text-ink">
              {name ?? '…'}
            </li>
          </>
        ) : (
          <li aria-current="page" className="truncate font-semibold text-ink">
            {item.label}
          </li>
        )}
      </ol>
    </nav>
  )
}

function set(value: string | null): void {
  record = value
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
