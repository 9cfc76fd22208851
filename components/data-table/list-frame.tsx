'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import {
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
  useTransition,
} from 'react'
import { LIST_KEYS } from '@/components/layout/shortcuts'
import { typing } from '@/components/layout/typing'
import { moveRow } from './keyboard'

const TYPING_PAUSE = 300

/**
 * The only script of a list besides its selection: links and forms inside work without it, it makes them change the
 * table in place, lets a whole row open its record, and adds the keyboard.
 */
export function ListFrame({ children }: { children: ReactNode }) {
  const router = useRouter()
  const q = useSearchParams().get('q') ?? ''
  const frame = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [pending, start] = useTransition()

  const go = (href: string, replace = false) => {
    clearTimeout(timer.current)
    const here = new URL(href, location.href).pathname === location.pathname
    start(() => (replace ? router.replace : router.push)(href, { scroll: !here }))
  }

  useEffect(() => {
    const box = searchBox(frame.current)
    if (box && box !== document.activeElement) box.value = q
  }, [q])

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (typing(event) || !frame.current) return
      if (event.key === LIST_KEYS.search) {
        event.preventDefault()
        searchBox(frame.current)?.select()
      } else moveRow(event, frame.current)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const link = target.closest('a')
    const control = link ?? target.closest('button, input, label, summary')
    const href = link?.getAttribute('href') ?? (control ? null : rowHref(target))
    if (!href?.startsWith('/') || link?.target === '_blank' || event.defaultPrevented) return
    if (event.metaKey || event.ctrlKey || event.shiftKey) {
      if (!link) window.open(href, '_blank', 'noopener')
      return
    }
    event.preventDefault()
    target.closest<HTMLElement>('[popover]')?.hidePopover()
    go(href)
  }

  const submit = (form: HTMLFormElement, replace = false) => {
    form.closest<HTMLElement>('[popover]')?.hidePopover()
    go(addressOf(form), replace)
  }

  const onSubmit = (event: FormEvent<HTMLElement>) => {
    const form = event.target as HTMLFormElement
    // Forms of filters say that they GET; a form with an action of its own has no method at all.
    if (form.getAttribute('method') !== 'get') return
    event.preventDefault()
    submit(form)
  }

  const onInput = (event: FormEvent<HTMLElement>) => {
    const box = event.target as HTMLInputElement
    if (box.type !== 'search' || !box.form) return
    const { form } = box
    clearTimeout(timer.current)
    timer.current = setTimeout(() => submit(form, true), TYPING_PAUSE)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && event.target === searchBox(frame.current)) searchBox(frame.current)?.blur()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: events of the links, rows and forms inside bubble up to here.
    <div
      ref={frame}
      data-pending={pending || undefined}
      className="group/list grid gap-4"
      onClick={onClick}
      onSubmit={onSubmit}
      onInput={onInput}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  )
}

/** The row under a click, unless the click ended a selection of text. */
function rowHref(target: HTMLElement): string | null {
  if (window.getSelection()?.toString()) return null
  return target.closest<HTMLElement>('tr[data-href]')?.dataset.href ?? null
}

function searchBox(frame: HTMLElement | null): HTMLInputElement | null {
  return frame?.querySelector<HTMLInputElement>('input[type="search"]') ?? null
}

/** The address that the form leads to, repeated fields joined by commas and empty ones left out. */
function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '') continue
    const before = params.get(name)
    params.set(name, before === null ? value : `${before},${value}`)
  }
  const path = form.getAttribute('action') ?? location.pathname
  return params.size > 0 ? `${path}?${params}` : path
}
