import { GROUP_LOOKS } from '@/lib/domain/search/constants'
import type { FoundGroup } from '@/lib/domain/search/dto'

/** `Customers`, `Latest transactions of Lorato Molefe`, `Customers with a name like it`. */
export function groupLabel({ group, latestOf }: FoundGroup, similar: boolean): string {
  const { label } = GROUP_LOOKS[group]
  if (latestOf) return `Latest ${label.toLowerCase()} of ${latestOf}`
  return similar ? `${label} with a name like it` : label
}
