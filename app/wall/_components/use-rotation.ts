import { useEffect, useState } from 'react'

const SECTION_MS = 15_000

/** Which of the sections is shown: each for a while, then the next. Arrow keys turn, the space bar holds. */
export function useRotation(sections: number): { at: number; held: boolean } {
  const [at, setAt] = useState(0)
  const [held, setHeld] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: turned by hand, a section gets its full time.
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => setAt((shown) => (shown + 1) % sections), SECTION_MS)
    return () => clearTimeout(timer)
  }, [at, held, sections])

  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === ' ') setHeld((was) => !was)
      if (key === 'ArrowRight') setAt((shown) => (shown + 1) % sections)
      if (key === 'ArrowLeft') setAt((shown) => (shown + sections - 1) % sections)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [sections])

  return { at: at % sections, held }
}
