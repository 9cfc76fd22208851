import { connect, type Link } from './connection'

export type LiveState<View> = {
  view: View
  link: Link
  paused: boolean
  /** How old the figures were when it was said, and when that was (of `performance.now`); null while there are none. */
  age: { seconds: number; at: number } | null
  /** The server runs another version, whose states this page may not understand: it has to be loaded anew. */
  outdated: boolean
  /** Milliseconds by which this device's clock is ahead of the server's. */
  clockAhead: number
}

export type LiveStore<View extends { build: string | null }> = ReturnType<typeof createLiveStore<View>>

/** A page that nobody looks at lets go of its stream after this. */
const HIDDEN_MS = 15_000

/** What an open page knows. The device's clock is never asked how old something is. */
export function createLiveStore<View extends { build: string | null }>(
  url: string,
  view: View,
  ageSeconds: number | null,
) {
  let state: LiveState<View> = {
    view,
    link: 'connecting',
    paused: false,
    outdated: false,
    age: aged(ageSeconds, 0),
    clockAhead: 0,
  }
  const listeners = new Set<() => void>()
  const set = (change: Partial<LiveState<View>>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  let disconnect: (() => void) | null = null
  const open = () => {
    if (disconnect || state.paused || state.link === 'ended') return
    disconnect = connect(url, {
      state: (data) => {
        const next = data as View
        set(next.build === state.view.build ? { view: next } : { outdated: true })
      },
      tick: ({ age, now }) => set({ age: aged(age, performance.now()), clockAhead: Date.now() - now }),
      link: (link) => link !== state.link && set({ link }),
    })
  }
  const close = () => {
    disconnect?.()
    disconnect = null
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    /** What the server has rendered anew. */
    rendered(view: View, ageSeconds: number | null) {
      set({ view, age: aged(ageSeconds, performance.now()) })
      if (state.link !== 'ended') return
      close() // signed in again
      set({ link: 'connecting' })
      open()
    },
    setPaused(paused: boolean) {
      set({ paused, link: state.link === 'ended' ? 'ended' : 'connecting' })
      if (paused) close()
      else open()
    },
    /** Reads while the page is looked at. @returns stops it */
    run() {
      let hidden: ReturnType<typeof setTimeout> | undefined
      const look = () => {
        clearTimeout(hidden)
        if (document.visibilityState === 'visible') open()
        else hidden = setTimeout(close, HIDDEN_MS)
      }
      document.addEventListener('visibilitychange', look)
      if (document.visibilityState === 'visible') open()
      return () => {
        clearTimeout(hidden)
        document.removeEventListener('visibilitychange', look)
        close()
      }
    },
  }
}

const aged = (seconds: number | null, at: number) => (seconds === null ? null : { seconds, at })
