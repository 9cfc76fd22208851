'use client'

import { clsx } from 'clsx'
import { useSearchParams } from 'next/navigation'
import { lazy, type MouseEvent, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import { DEFAULT_PRESET, PRESETS, type Preset } from '@/lib/domain/overview/charts/presets'
import { rangeQuery } from './range-query'

const OwnRange = lazy(() => import('./own-range').then((file) => ({ default: file.OwnRange })))

const NAMES: Record<Preset, string> = {
  '1h': '1 h',
  '24h': '24 h',
  '7d': '7 d',
  '30d': '30 d',
  '12m': '12 m',
}
const ONE = 'rounded-[6px] px-2 py-0.5 text-125 font-medium whitespace-nowrap transition-colors'
const look = (chosen: boolean) => clsx(ONE, chosen ? 'bg-hover text-ink' : 'text-muted hover:text-ink')

type Props = {
  /** The latest time that can be chosen, by the bank's clock: `2026-11-24T15:00`. */
  latest: string
  zone: string
  /** What the address asked for, where it made no sense. */
  refused: string | null
}

/** The range of the charts and whether the period before is drawn: in the address, without loading the page again. */
export function RangeControl({ latest, zone, refused }: Props) {
  const search = useSearchParams()
  const [opened, setOpened] = useState(false)
  const compared = search.get('compare') !== 'off'
  const asked = rangeQuery(search) === refused ? null : search.get('range')
  const chosen = asked ?? DEFAULT_PRESET
  return (
    <>
      <nav
        aria-label="Range of the charts"
        className="flex rounded-control border bg-card p-[3px] shadow-card"
      >
        {PRESETS.map((one, at) => (
          <a
            key={one}
            href={hrefOf(search, one)}
            onClick={stay}
            aria-keyshortcuts={String(at + 1)}
            aria-current={one === chosen ? 'true' : undefined}
            className={look(one === chosen)}
          >
            {NAMES[one]}
          </a>
        ))}
        <Popover
          trigger="Custom"
          triggerClassName={look(chosen === 'custom')}
          label={chosen === 'custom' ? 'Custom range, chosen' : 'Custom range'}
          className="w-72"
          onOpen={() => setOpened(true)}
        >
          {opened && (
            <Suspense fallback={<div className="h-44" />}>
              <OwnRange
                from={search.get('from')}
                to={search.get('to')}
                compared={compared}
                latest={latest}
                zone={zone}
              />
            </Suspense>
          )}
        </Popover>
      </nav>
      <Button
        icon="git-compare"
        aria-pressed={compared}
        onClick={() => show(compareHref(search, compared))}
        className={compared ? undefined : 'text-muted'}
      >
        <span className="max-sm:sr-only">Previous period</span>
      </Button>
    </>
  )
}

type Search = ReturnType<typeof useSearchParams>

function hrefOf(search: Search, preset: Preset): string {
  const params = new URLSearchParams(search)
  for (const name of ['range', 'from', 'to']) params.delete(name)
  if (preset !== DEFAULT_PRESET) params.set('range', preset)
  return `?${params}`
}

function compareHref(search: Search, compared: boolean): string {
  const params = new URLSearchParams(search)
  params.delete('compare')
  if (compared) params.set('compare', 'off')
  return `?${params}`
}

/** The page stays, the address changes: the charts follow it. */
function stay(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  show(event.currentTarget.href)
}

function show(href: string): void {
  window.history.pushState(null, '', href)
}
