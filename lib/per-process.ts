/**
 * The one instance of something in this process. Next loads a shared module once per module graph (proxy,
 * instrumentation, pages, routes), so a module constant would exist up to four times; `globalThis` exists once.
 */
export function perProcess<T>(name: string, create: () => T): T {
  const key = Symbol.for(`phantom.${name}`)
  const store = globalThis as unknown as Record<symbol, T | undefined>
  const existing = store[key]
  if (existing !== undefined) return existing
  const created = create()
  store[key] = created
  return created
}
