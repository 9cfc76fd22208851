import type { NavigationGroup, NavigationItem } from '@/lib/navigation'

export type Place = { group: string; item: NavigationItem /** Below the item's own page. */; inside: boolean }

/** Where an address is among the pages that a person may open; null outside of them. */
export function placeOf(groups: readonly NavigationGroup[], pathname: string): Place | null {
  const path = pathname.replace(/\/+$/, '') || '/'
  const places = groups.flatMap(({ label, items }) => items.map((item) => ({ group: label, item })))
  const exact = places.find(({ item }) => item.href === path)
  if (exact) return { ...exact, inside: false }
  const parent = places
    .filter(({ item }) => item.href !== '/admin' && path.startsWith(`${item.href}/`))
    .sort((a, b) => b.item.href.length - a.item.href.length)[0]
  return parent ? { ...parent, inside: true } : null
}
