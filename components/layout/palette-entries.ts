import type { IconName } from '@/lib/format/icon-names'
import { plain } from '@/lib/list/search-text'
import type { NavigationGroup } from '@/lib/navigation'
import { HELP_KEY } from './shortcuts'

export type PaletteEntry = { value: string; label: string; icon: IconName; run: () => void }
export type PaletteGroup = { label: string; entries: PaletteEntry[] }

type Router = { push: (href: string) => void; refresh: () => void }

/** The pages that one may open, and what can be done from everywhere. */
export function paletteGroups(groups: NavigationGroup[], router: Router): PaletteGroup[] {
  const pages = groups.map(({ label, items }) => ({
    label,
    entries: items.map(({ href, label: name, icon }) => ({
      value: href,
      label: name,
      icon,
      run: () => router.push(href),
    })),
  }))
  const leave = (href: string) => () => window.location.assign(href)
  const action = (value: string, label: string, icon: IconName, run: () => void) => ({
    value,
    label,
    icon,
    run,
  })
  const actions = [
    action('refresh', 'Refresh this page', 'refresh-cw', () => router.refresh()),
    action('keys', 'Show the keyboard shortcuts', 'keyboard', showKeys),
    action('metrics', 'Open the metrics', 'gauge', leave('/monitoring/metrics')),
    action('health', 'Open the health report', 'heart-pulse', leave('/monitoring/health')),
  ]
  return [...pages, { label: 'Actions', entries: actions }]
}

/** Those whose name has every typed word in it. */
export function entriesNamed(groups: PaletteGroup[], text: string): PaletteGroup[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return groups
    .map(({ label, entries }) => ({
      label,
      entries: entries.filter((entry) => words.every((word) => plain(entry.label).includes(word))),
    }))
    .filter(({ entries }) => entries.length > 0)
}

/** Whether one of them begins as it was typed: then it is meant before any record. */
export function beginsSo(groups: PaletteGroup[], text: string): boolean {
  const start = plain(text).trim()
  return groups.some(({ entries }) => entries.some(({ label }) => plain(label).startsWith(start)))
}

/** After the palette is closed: a key pressed while a dialog is open belongs to it. */
function showKeys(): void {
  setTimeout(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: HELP_KEY })))
}
