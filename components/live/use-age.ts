import { useEffect, useState } from 'react'
import type { LiveState } from './store'

/** The age of the figures in seconds, counting on while the page is open; null while there are none. */
export function useAge(age: LiveState<unknown>['age']): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    if (!age) return
    const look = () => setNow(performance.now())
    look()
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [age])
  if (!age) return null
  return age.seconds + (now === null ? 0 : Math.max(0, now - age.at) / 1000)
}
