'use client'

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { BACKGROUND_HEADER } from '@/lib/http/constants'

const warning = () => import('./session-warning')
const SessionWarning = lazy(() => warning().then((file) => ({ default: file.SessionWarning })))
/** Fetched while all is well, after what the first view needs: when it is needed the portal may be away. */
const FETCH_AFTER_MS = 20_000

const ADDRESS = '/api/session'
/** This long before a limit the warning comes. */
const WARN_SECONDS = 120
/** While the warning is open, another page may have gone on. */
const ASK_EVERY_SECONDS = 15

/** Seconds until inactivity, and until whatever is done, ends the session. */
export type SessionLeft = { idleSeconds: number; endSeconds: number }

/** `null` while nobody could be asked. */
type Known = { left: SessionLeft; at: number } | 'ended' | null

/** Warns before the session ends, and lets the person stay signed in. Looking does not count as activity. */
export function SessionWatch({ left }: { left: SessionLeft }) {
  const [known, setKnown] = useState<Known>(null)
  const [now, setNow] = useState(0)
  const [busy, setBusy] = useState(false)
  const [confirmed, setConfirmed] = useState(false)
  const asked = useRef(0)

  const ask = useCallback(async (method: 'GET' | 'POST') => {
    asked.current = Date.now()
    const headers: Record<string, string> = method === 'GET' ? { [BACKGROUND_HEADER]: 'session' } : {}
    const answer = await fetch(ADDRESS, { method, headers, cache: 'no-store' }).catch(() => null)
    if (answer?.status === 401) setKnown('ended')
    else if (answer?.ok) {
      const left = (await answer.json()) as SessionLeft
      setKnown({ left, at: Date.now() })
      setConfirmed(Math.min(left.idleSeconds, left.endSeconds) <= WARN_SECONDS)
    }
    setNow(Date.now())
  }, [])

  useEffect(() => {
    const timer = setTimeout(() => void warning().catch(() => {}), FETCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])

  useEffect(() => {
    setKnown({ left, at: Date.now() })
    setNow(Date.now())
  }, [left])

  const remaining = known === null || known === 'ended' ? null : secondsLeft(known, now)
  const near = remaining !== null && remaining.seconds <= WARN_SECONDS

  useEffect(() => {
    if (known === 'ended') return
    const tick = () => {
      setNow(Date.now())
      if (known === null || secondsLeft(known, Date.now()).seconds > WARN_SECONDS) return
      if (Date.now() - asked.current >= ASK_EVERY_SECONDS * 1000) void ask('GET')
    }
    const timer = setInterval(tick, 1000)
    // A machine that slept, or a page nobody looked at: its timers were slow.
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [known, ask])

  const stay = async () => {
    setBusy(true)
    await ask('POST')
    setBusy(false)
  }

  const ended = known === 'ended'
  // Only once the server has confirmed it: another page may have kept the session alive.
  if (!ended && !(remaining && near && confirmed)) return null
  return (
    <Suspense>
      <SessionWarning left={ended ? null : remaining} busy={busy} onStay={stay} />
    </Suspense>
  )
}

function secondsLeft({ left, at }: { left: SessionLeft; at: number }, now: number) {
  const passed = Math.max(Math.floor((now - at) / 1000), 0)
  const byIdleness = left.idleSeconds < left.endSeconds
  return { seconds: Math.max(Math.min(left.idleSeconds, left.endSeconds) - passed, 0), byIdleness }
}
