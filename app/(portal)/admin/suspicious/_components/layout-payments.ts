import type { Payment } from '@/lib/domain/suspicious/dto'

/** A wallet, or a place outside of the bank, on the drawing. */
export type Node = {
  key: string
  name: string
  walletId: string | null
  x: number
  y: number
  isSubject: boolean
}
export type Edge = { from: Node; to: Node; amount: string; count: number; bend: number }
export type Drawing = { nodes: Node[]; edges: Edge[]; width: number; height: number }

/** Of a drawing with payers, the subject and payees; a side where nobody stands is left out. */
const WIDTH = 720
const SIDE = 275
const ROW = 58
const TOP = 40
/** More would be a knot: the table behind has them all. */
const MOST_EDGES = 14
const COLUMNS = { left: 85, middle: 360, right: 635 }

/**
 * Places who paid at the left, the wallet that the case is about in the middle, who was paid at the right. Who did both
 * is placed by the larger amount. Pure, so that the same case is always drawn the same.
 */
export function layoutPayments(payments: readonly Payment[], subject: string | null): Drawing {
  const shown = payments.slice(0, MOST_EDGES)
  const places = new Map<string, { name: string; walletId: string | null; into: number; out: number }>()
  const meet = (key: string, name: string, walletId: string | null) => {
    const place = places.get(key) ?? { name, walletId, into: 0, out: 0 }
    places.set(key, place)
    return place
  }
  const keys = shown.map((payment) => {
    const from = payment.payer ?? `from ${payment.payerName}`
    const to = payment.payee ?? `to ${payment.payeeName}`
    meet(from, payment.payerName, payment.payer).out += Number(payment.amount)
    meet(to, payment.payeeName, payment.payee).into += Number(payment.amount)
    return { from, to }
  })
  const middle = subject && places.has(subject) ? subject : (keys[0]?.to ?? '')
  const sides = { left: [] as string[], right: [] as string[] }
  for (const [key, { into, out }] of places)
    if (key !== middle) sides[out > into ? 'left' : 'right'].push(key)
  const rows = Math.max(sides.left.length, sides.right.length, 1)
  const shift = sides.left.length === 0 ? SIDE : 0
  const width = WIDTH - shift - (sides.right.length === 0 ? SIDE : 0)
  const height = TOP * 2 + (rows - 1) * ROW
  const nodes = new Map<string, Node>()
  const put = (key: string, x: number, y: number) => {
    const place = places.get(key)
    if (place)
      nodes.set(key, {
        key,
        name: place.name,
        walletId: place.walletId,
        x: x - shift,
        y,
        isSubject: key === middle,
      })
  }
  put(middle, COLUMNS.middle, height / 2)
  for (const side of ['left', 'right'] as const) {
    const start = height / 2 - ((sides[side].length - 1) * ROW) / 2
    for (const [index, key] of sides[side].entries()) put(key, COLUMNS[side], start + index * ROW)
  }
  const pairs = new Set(keys.map(({ from, to }) => `${from} ${to}`))
  const edges = shown.flatMap(({ amount, count }, index) => {
    const { from = '', to = '' } = keys[index] ?? {}
    const [start, end] = [nodes.get(from), nodes.get(to)]
    // There and back would lie on one another.
    const bend = pairs.has(`${to} ${from}`) ? 18 : 0
    return start && end ? [{ from: start, to: end, amount, count, bend }] : []
  })
  return { nodes: [...nodes.values()], edges, width, height }
}
