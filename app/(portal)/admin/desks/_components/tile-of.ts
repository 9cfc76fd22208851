import type { ListState } from '@/lib/list/definition'

/** Where a tile leads: the list with this one filter; a tile that is chosen leads back to the whole list. */
export function tileOf(path: string, filter: string, value: string, { filters }: ListState) {
  const chosen = filters[filter]?.length === 1 && filters[filter][0] === value
  return { chosen, href: chosen ? path : `${path}?${new URLSearchParams({ [filter]: value })}` }
}
