import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'

type Props = {
  label: string
  /** What is chosen, in words; null when the filter is not set. */
  value: string | null
  /** Address without this filter. */
  clearHref: string
  /** The form that changes it; left out for a filter that only links set. */
  children?: ReactNode
}

/** A filter: dashed when empty, tinted when set; it opens in place. */
export function FilterChip({ label, value, clearHref, children }: Props) {
  const set = value !== null
  const inner = set ? (
    <span className="max-w-64 truncate">
      <span className="sr-only">{label}: </span>
      {value}
    </span>
  ) : (
    <>
      <Icon name="plus" size={13} />
      {label}
    </>
  )
  return (
    <span
      className={clsx(
        'inline-flex h-8 items-center rounded-control border text-125 font-medium',
        set
          ? 'border-transparent bg-accent-tint text-accent'
          : 'border-dashed border-line-strong text-secondary',
      )}
    >
      {children ? (
        <Popover
          align="start"
          trigger={inner}
          title={set ? `${label}: ${value}` : `Filter by ${label.toLowerCase()}`}
          triggerClassName={clsx(
            'flex h-full items-center gap-1.5 rounded-control px-2.5',
            set ? 'pr-1.5' : 'hover:bg-hover hover:text-ink',
          )}
          className="w-60 p-0"
        >
          {children}
        </Popover>
      ) : (
        <span className="flex items-center pr-1.5 pl-2.5">{inner}</span>
      )}
      {set && (
        <a
          href={clearHref}
          aria-label={`Clear ${label.toLowerCase()}`}
          className="mr-1 grid size-6 place-items-center rounded-sm hover:bg-hover"
        >
          <Icon name="x" size={13} />
        </a>
      )}
    </span>
  )
}

/** The form inside a chip: a GET form that keeps everything else of the address. */
export function FilterForm({
  path,
  keep,
  children,
}: {
  path: string
  keep: URLSearchParams
  children: ReactNode
}) {
  return (
    <form method="get" action={path} className="grid">
      <HiddenFields params={keep} />
      <div className="max-h-[min(22rem,60dvh)] overflow-y-auto p-1.5">{children}</div>
      <div className="border-t p-1.5">
        <button type="submit" className={clsx(buttonClass({ variant: 'primary', size: 'sm' }), 'w-full')}>
          Apply
        </button>
      </div>
    </form>
  )
}

/** The rest of the address, carried along by a form. */
export function HiddenFields({ params }: { params: URLSearchParams }) {
  return [...params].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
