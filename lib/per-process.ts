/**
 * The one instance of something in this process. Next loads a shared module once per module graph (proxy,
 * instrumentation, pages, routes), so a module constant would exist up to four times; `globalThis` exists once.
 */
export function perProcess<T>(name: string, create: () => T): T {
  const key = Symbol.for(`phantom.${name}`)
  if (!Reflect.has(globalThis, key)) Reflect.set(globalThis, key, create())
  return Reflect.get(globalThis, key) as T // a name is only ever given to one kind of thing
}
