/** A value out of the facts of a row of the trail. */
export type Fact = string | number | boolean | null | Fact[]

export type Difference = {
  /** Names from the outside in: `limits`, `daily`. */
  path: string[]
  /** Undefined where the side does not speak of it. */
  before: Fact | undefined
  after: Fact | undefined
  changed: boolean
}

const DEEPEST = 4

/**
 * What a row of the trail says field by field: what changed first, then what only goes with it.
 * @param before JSON text, or null
 * @param after JSON text, or null
 */
export function differences(before: string | null, after: string | null): Difference[] {
  const [old, now] = [flatten(before), flatten(after)]
  const names = new Set([...old.keys(), ...now.keys()])
  const all = [...names].map((name): Difference => {
    const [one, other] = [old.get(name)?.value, now.get(name)?.value]
    const path = now.get(name)?.path ?? old.get(name)?.path ?? [name]
    return { path, before: one, after: other, changed: JSON.stringify(one) !== JSON.stringify(other) }
  })
  return all.sort((one, other) => Number(other.changed) - Number(one.changed))
}

type Leaf = { path: string[]; value: Fact }

function flatten(text: string | null): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const walk = (value: unknown, path: string[]) => {
    if (isRecord(value) && path.length < DEEPEST) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
    } else {
      leaves.set(JSON.stringify(path), { path, value: factOf(value) })
    }
  }
  const facts: unknown = text === null ? {} : JSON.parse(text)
  walk(facts, isRecord(facts) ? [] : ['value'])
  return leaves
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function factOf(value: unknown): Fact {
  if (Array.isArray(value)) return value.map(factOf)
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Fact
  return JSON.stringify(value)
}
