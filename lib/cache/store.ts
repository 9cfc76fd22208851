/** Where cached texts are kept. A store that fails throws; what is in it can be gone at any time. */
export type Store = {
  get(key: string): Promise<string | null>
  set(key: string, value: string, ttlMs: number): Promise<void>
  delete(key: string): Promise<void>
}
