import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Popover } from './popover'

/** The definition of a number, on demand. */
export function Info({ of, children }: { of: string; children: ReactNode }) {
  return (
    <Popover
      label={`What ${of} means`}
      trigger={<Icon name="info" size={13} />}
      triggerClassName="grid size-6 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink"
      className="w-64 px-3 py-2 text-125 text-secondary"
    >
      {children}
    </Popover>
  )
}
