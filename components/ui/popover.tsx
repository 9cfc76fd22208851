'use client'

import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react'

type Props = {
  /** What opens it: the content of the button. */
  trigger: ReactNode
  /** Accessible name of the button, when its content is not a word. */
  label?: string
  triggerClassName?: string
  className?: string
  align?: 'start' | 'end'
  /** Called each time it opens. */
  onOpen?: () => void
  children: ReactNode
} & Pick<ComponentProps<'button'>, 'title'>

const GAP = 6
const EDGE = 8

/** A floating box on the platform's own popover: closes on Escape and outside clicks, focus comes back. */
export function Popover({
  trigger,
  label,
  title,
  triggerClassName,
  className,
  align = 'end',
  onOpen,
  children,
}: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)

  const opened = useRef(onOpen)
  opened.current = onOpen

  useEffect(() => {
    const popover = box.current
    if (!popover) return
    const place = (event: Event) => {
      if ((event as ToggleEvent).newState !== 'open' || !button.current) return
      position(popover, button.current, align)
      opened.current?.()
    }
    popover.addEventListener('toggle', place)
    return () => popover.removeEventListener('toggle', place)
  }, [align])

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={title ?? label}
        className={triggerClassName}
      >
        {trigger}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        className={clsx(
          'appear floating inset-auto m-0 min-w-44 max-w-[min(24rem,calc(100vw-1rem))] p-1',
          className,
        )}
      >
        {children}
      </div>
    </>
  )
}

/** Below the button, or above it where there is no room; never past the edge of the window. */
function position(box: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const from = button.getBoundingClientRect()
  const size = box.getBoundingClientRect()
  const wanted = align === 'end' ? from.right - size.width : from.left
  const left = Math.min(Math.max(wanted, EDGE), window.innerWidth - size.width - EDGE)
  const below = from.bottom + GAP
  const fits = below + size.height <= window.innerHeight - EDGE
  box.style.left = `${left}px`
  box.style.top = `${fits ? below : Math.max(EDGE, from.top - GAP - size.height)}px`
}
