/**
 * Keeps a metric within a number of label sets, whatever clients send: those it has seen stay, and once there are
 * `most`, what is new is recorded under what `other` makes of it.
 */
export function labelLimit<Labels extends Record<string, string>>(
  most: number,
  other: (labels: Labels) => Labels,
): (labels: Labels) => Labels {
  const seen = new Set<string>()
  return (labels) => {
    const key = Object.values(labels).join('\0')
    if (seen.has(key)) return labels
    if (seen.size >= most) return other(labels)
    seen.add(key)
    return labels
  }
}
