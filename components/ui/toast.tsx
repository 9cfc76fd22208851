'use client'

import { clsx } from 'clsx'
import { useEffect, useSyncExternalStore } from 'react'
import type { IconName } from '@/lib/format/icon-names'
import { Icon } from './icon'

type Kind = 'good' | 'bad' | 'info'
type Toast = { id: number; kind: Kind; text: string }

const LOOKS: Record<Kind, { icon: IconName; tone: string }> = {
  good: { icon: 'circle-check', tone: 'text-good' },
  bad: { icon: 'circle-x', tone: 'text-bad' },
  info: { icon: 'info', tone: 'text-info' },
}
const SECONDS = 6
const NONE: Toast[] = []

let toasts: Toast[] = NONE
let next = 1
const listeners = new Set<() => void>()

/** Says in one sentence what just happened, at the corner of the window. */
export function toast(kind: Kind, text: string): void {
  set([...toasts.slice(-2), { id: next, kind, text }])
  next += 1
}

/** Where toasts appear; once, in the shell. Errors stay until dismissed. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  )
  return (
    <div
      role="status"
      className="pointer-events-none fixed right-4 bottom-4 z-50 grid w-[min(22rem,calc(100vw-2rem))] gap-2"
    >
      {shown.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </div>
  )
}

function ToastCard({ toast: { id, kind, text } }: { toast: Toast }) {
  useEffect(() => {
    if (kind === 'bad') return
    const timer = setTimeout(() => dismiss(id), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [id, kind])
  const { icon, tone } = LOOKS[kind]
  return (
    <div className="appear floating pointer-events-auto flex items-start gap-2.5 px-3.5 py-3">
      <Icon name={icon} className={clsx('mt-0.5', tone)} />
      <p className="min-w-0 flex-1">{text}</p>
      <button
        type="button"
        aria-label="Dismiss"
        className="text-muted hover:text-ink"
        onClick={() => dismiss(id)}
      >
        <Icon name="x" size={15} />
      </button>
    </div>
  )
}

function dismiss(id: number): void {
  set(toasts.filter((one) => one.id !== id))
}

function set(value: Toast[]): void {
  toasts = value
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
