'use client'

import { clsx } from 'clsx'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  /** One sentence under the title: what will happen. */
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the one that acts last. */
  actions?: ReactNode
  className?: string
}

/** A modal on the platform's <dialog>: the rest is inert, Escape closes it, focus comes back. */
export function Dialog({ open, onClose, title, description, children, actions, className }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={clsx(
        'floating appear m-auto w-[min(30rem,calc(100vw-2rem))] backdrop:bg-backdrop',
        className,
      )}
    >
      <div className="grid gap-4 p-5">
        <header className="grid gap-1">
          <h2 id={`${id}-title`} className="pr-9 text-15 font-semibold">
            {title}
          </h2>
          {description && (
            <p id={`${id}-description`} className="text-secondary">
              {description}
            </p>
          )}
        </header>
        {children}
        {actions && <footer className="flex flex-wrap justify-end gap-2">{actions}</footer>}
      </div>
      <IconButton
        variant="ghost"
        size="sm"
        icon="x"
        label="Close"
        className="absolute top-4 right-4"
        onClick={() => dialog.current?.close()}
      />
    </dialog>
  )
}
