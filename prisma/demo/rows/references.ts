/** Eight hexadecimal digits that look random; each number below 2³² has its own. */
export function code(n: number, seed: number): string {
  return ((Math.imul(n, 2654435761) + seed) >>> 0).toString(16).toUpperCase().padStart(8, '0')
}

/** `TXN-20261124-`: the bank's date at that millisecond. Every zone's offset is a whole number of quarter hours. */
export class DatePrefixes {
  private readonly known = new Map<number, string>()
  private readonly format: Intl.DateTimeFormat

  constructor(timeZone: string) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    this.format = new Intl.DateTimeFormat('en-CA', { ...parts, timeZone })
  }

  of(ms: number): string {
    const quarter = Math.floor(ms / 900_000)
    let prefix = this.known.get(quarter)
    if (!prefix) {
      const parts = this.format.formatToParts(quarter * 900_000)
      const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
      prefix = `TXN-${part('year')}${part('month')}${part('day')}-`
      this.known.set(quarter, prefix)
    }
    return prefix
  }
}
