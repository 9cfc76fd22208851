import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** The one surface: white (or dark), a hairline, 11 px corners. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={clsx('min-w-0 rounded-card border bg-card shadow-card', className)} {...rest} />
}

type HeadProps = { title: ReactNode; id?: string; note?: ReactNode; actions?: ReactNode; className?: string }

/** Title of a card, what it compares beside it, its actions at the right. */
export function CardHead({ title, id, note, actions, className }: HeadProps) {
  return (
    <header
      className={clsx(
        'flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-1.5 sm:flex-nowrap',
        className,
      )}
    >
      <h2 id={id} className="truncate text-135 font-semibold">
        {title}
      </h2>
      {note && <div className="min-w-0 truncate text-125 text-muted">{note}</div>}
      {actions && <div className="ml-auto flex items-center gap-1">{actions}</div>}
    </header>
  )
}
