import { type KeyboardEvent, useId, useRef } from 'react'
import { IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/field'
import type { Place } from '@/lib/domain/overview/layout/constants'

type Props<Id extends string> = {
  title: string
  names: Readonly<Record<string, string>>
  places: Place<Id>[]
  onChange: (places: Place<Id>[]) => void
}

/** An order that is changed by buttons, or by Alt and the arrow keys; the focus stays with what moves. */
export function ArrangeList<Id extends string>({ title, names, places, onChange }: Props<Id>) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const move = (from: number, to: number) => {
    const place = places[from]
    if (!place || to < 0 || to >= places.length) return
    const rest = places.filter((_, at) => at !== from)
    onChange([...rest.slice(0, to), place, ...rest.slice(to)])
    // The rows are moved in the document, which takes the focus from what was pressed.
    const pressed = document.activeElement
    requestAnimationFrame(() => pressed instanceof HTMLElement && pressed.focus())
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(at, event.key === 'ArrowUp' ? at - 1 : at + 1)
  }
  return (
    <section aria-labelledby={id} className="grid content-start gap-1">
      <h3 id={id} className="text-12 font-medium text-muted">
        {title}
      </h3>
      <ul ref={list} className="rounded-control border py-1">
        {places.map((place, at) => {
          const name = names[place.id] ?? place.id
          return (
            <li
              key={place.id}
              onKeyDown={(event) => onKeyDown(event, at)}
              className="flex h-8 items-center gap-1 pr-1 pl-2.5 hover:bg-hover"
            >
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside. */}
              <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-2.5">
                <Checkbox
                  checked={place.shown}
                  onChange={() =>
                    onChange(places.map((one) => (one === place ? { ...one, shown: !one.shown } : one)))
                  }
                />
                <span className={place.shown ? 'truncate' : 'truncate text-muted'}>{name}</span>
              </label>
              <IconButton
                variant="ghost"
                size="sm"
                icon="arrow-up"
                label={`Move ${name} up`}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              />
              <IconButton
                variant="ghost"
                size="sm"
                icon="arrow-down"
                label={`Move ${name} down`}
                disabled={at === places.length - 1}
                onClick={() => move(at, at + 1)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
