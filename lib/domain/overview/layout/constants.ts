/** The business cards of the dashboard, in the order they have until a person chooses another. */
export const CARDS = ['customers', 'merchants', 'wallets', 'transactions', 'qr', 'kyc-work'] as const

/** Charts, and the cards that stand among them. */
export const PANELS = [
  'volume',
  'kyc',
  'channels',
  'success',
  'alerts',
  'latency',
  'errors',
  'actions',
  'history',
  'resources',
  'entities',
] as const

export type CardId = (typeof CARDS)[number]
export type PanelId = (typeof PANELS)[number]

/** One place in an order, which may be hidden. */
export type Place<Id extends string> = { id: Id; shown: boolean }

/** What of the dashboard a person sees, and in which order. */
export type Layout = { cards: Place<CardId>[]; panels: Place<PanelId>[] }

/** `volume,-kyc`: names in their order, a minus in front of what is hidden. */
export function orderText(places: readonly Place<string>[]): string {
  return places.map(({ id, shown }) => (shown ? id : `-${id}`)).join(',')
}

/** Reads an order: what is not known any more is left out, what it does not know yet comes last, shown. */
export function readOrder<Id extends string>(text: string, known: readonly Id[]): Place<Id>[] {
  const places = new Map<Id, Place<Id>>()
  for (const part of text.split(',')) {
    const shown = !part.startsWith('-')
    const id = known.find((one) => one === (shown ? part : part.slice(1)))
    if (id && !places.has(id)) places.set(id, { id, shown })
  }
  for (const id of known) if (!places.has(id)) places.set(id, { id, shown: true })
  return [...places.values()]
}

export const DEFAULT_LAYOUT: Layout = { cards: readOrder('', CARDS), panels: readOrder('', PANELS) }
