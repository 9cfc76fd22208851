'use client'

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { createLiveStore, type LiveState, type LiveStore } from './store'

type ProviderProps<View> = {
  /** What the server has rendered, and how old its figures were then. */
  view: View
  ageSeconds: number | null
  children: ReactNode
}

/** Provider and hooks for a page whose view streams from `url`. */
export function liveContext<View extends { build: string | null }>(url: string) {
  const Context = createContext<LiveStore<View> | null>(null)

  /** Shows what the server rendered, then what streams in. */
  function LiveProvider({ view, ageSeconds, children }: ProviderProps<View>) {
    const [store] = useState(() => createLiveStore(url, view, ageSeconds))
    useEffect(() => store.rendered(view, ageSeconds), [store, view, ageSeconds])
    useEffect(() => store.run(), [store])
    return <Context value={store}>{children}</Context>
  }

  /** The store itself, for what acts on it. */
  function useLiveStore(): LiveStore<View> {
    const store = useContext(Context)
    if (!store) throw new Error('only inside of LiveProvider')
    return store
  }

  /** A part of the present state; the component renders again when that part changes. */
  function useLive<Part>(part: (state: LiveState<View>) => Part): Part {
    const store = useLiveStore()
    const read = () => part(store.state())
    return useSyncExternalStore(store.subscribe, read, read)
  }

  return { LiveProvider, useLive, useLiveStore }
}
