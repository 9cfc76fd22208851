/** The part of an address that is about the range. */
export function rangeQuery(search: { get(name: string): string | null }): string {
  const set = ['range', 'from', 'to'].flatMap((name) => {
    const value = search.get(name)
    return value === null ? [] : [[name, value]]
  })
  return new URLSearchParams(set).toString()
}
