import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** Badges beside the title. */
  marks?: ReactNode
  /** One line of facts, with the "as of". */
  facts?: ReactNode
  actions?: ReactNode
}

/** Title, one line of facts, actions at the right; on a phone the actions wrap under it. */
export function PageHead({ title, marks, facts, actions }: Props) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-21 font-semibold tracking-[-0.015em]">{title}</h1>
          {marks}
        </div>
        {facts && <div className="mt-1 min-h-[19px] text-135 text-muted">{facts}</div>}
      </div>
      {actions && (
        <div data-screen-only className="when-complete flex flex-wrap items-center gap-2">
          {actions}
          <span data-end hidden />
        </div>
      )}
    </header>
  )
}
