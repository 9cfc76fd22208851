import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

const NEAR = '200px'

/** Whether the element has been in or near the window, or is about to be printed; stays true. */
export function useSeen<Element extends HTMLElement>(): [RefObject<Element | null>, boolean] {
  const element = useRef<Element>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (seen || !element.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: NEAR,
    })
    observer.observe(element.current)
    const print = () => flushSync(() => setSeen(true)) // the paper is drawn as soon as this returns
    addEventListener('beforeprint', print)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', print)
    }
  }, [seen])
  return [element, seen]
}
