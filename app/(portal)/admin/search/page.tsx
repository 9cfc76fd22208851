import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ListFrame } from '@/components/data-table/list-frame'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { pageClock } from '@/lib/domain/overview/page-clock'
import type { RawParams } from '@/lib/list/parse'
import { Found } from './_components/found'

export const metadata: Metadata = { title: 'Search' }

/** Everything that a text finds, more of each group than the palette has room for. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('search:use')
  const { q } = await searchParams
  const typed = (Array.isArray(q) ? q.at(-1) : q) ?? ''
  return (
    <ListFrame>
      <PageHead title="Search" facts="Customers, money, merchants and whatever else you may read" />
      <search>
        <form method="get" action="/admin/search" className="flex gap-2">
          <span className="relative min-w-0 flex-1 sm:max-w-xl">
            <Icon
              name="search"
              size={15}
              className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
            />
            <input
              type="search"
              name="q"
              aria-label="Search everything"
              aria-keyshortcuts="/"
              placeholder="Name, phone, Omang, e-mail, reference…"
              defaultValue={typed.slice(0, 200)}
              autoComplete="off"
              spellCheck={false}
              className="h-8 w-full rounded-control border bg-card pr-3 pl-8 text-135 shadow-card placeholder:text-muted hover:border-line-strong"
            />
          </span>
          <button type="submit" className={buttonClass({ variant: 'primary' })}>
            Search
          </button>
        </form>
      </search>
      <Suspense key={typed} fallback={<Skeleton className="h-56 w-full rounded-card" />}>
        <Found typed={typed} clock={clock} />
      </Suspense>
    </ListFrame>
  )
}
