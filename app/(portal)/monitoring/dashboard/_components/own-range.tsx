import { useRouter } from 'next/navigation'
import { type FormEvent, useId } from 'react'
import { Button } from '@/components/ui/button'

type Props = {
  from: string | null
  to: string | null
  compared: boolean
  /** The latest time that can be chosen, by the bank's clock: `2026-11-24T15:00`. */
  latest: string
  zone: string
}

/** The form of a range of one's own, at whole hours of the bank's clock. */
export function OwnRange({ compared, latest, zone, ...range }: Props) {
  const id = useId()
  const router = useRouter()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
    router.push(`?${new URLSearchParams(fields)}`, { scroll: false })
  }
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ')
  return (
    <form action="/monitoring/dashboard" onSubmit={onSubmit} className="grid gap-2.5 p-2.5">
      <input type="hidden" name="range" value="custom" />
      {!compared && <input type="hidden" name="compare" value="off" />}
      {(['from', 'to'] as const).map((name) => (
        <label key={name} htmlFor={`${id}-${name}`} className="grid gap-1 text-12 text-muted">
          {name === 'from' ? 'From' : 'To'}, {place} time
          <input
            id={`${id}-${name}`}
            type="datetime-local"
            name={name}
            required
            step={3600}
            min="2000-01-01T00:00"
            max={latest}
            defaultValue={timeOf(range[name])}
            className="h-8 rounded-control border bg-card px-2 text-135 text-ink"
          />
        </label>
      ))}
      <Button type="submit" size="sm" variant="primary">
        Show this range
      </Button>
    </form>
  )
}

/** A field takes nothing but a whole time. */
function timeOf(text: string | null): string | undefined {
  return text && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? text : undefined
}
