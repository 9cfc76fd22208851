'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { IconName } from '@/lib/format/icon-names'
import type { NavigationGroup } from '@/lib/navigation'

type Props = { open: boolean; onClose: () => void; groups: NavigationGroup[] }

/** Ctrl/⌘ K: jump to any page, or do what is possible from everywhere. */
export function CommandPalette({ open, onClose, groups }: Props) {
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal()
      // The dialog gives focus to the first box that can have it, which is the list around the field.
      dialog.current?.querySelector('input')?.focus()
    }
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])

  const run = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      aria-label="Go to a page or action"
      className="floating appear mx-auto mt-[12vh] mb-auto w-[min(36rem,calc(100vw-2rem))] overflow-hidden p-0 backdrop:bg-backdrop"
    >
      {open && (
        <Command label="Go to a page or action" loop>
          <div className="flex items-center gap-2.5 border-b px-4">
            <Icon name="search" className="text-muted" />
            <Command.Input
              autoFocus
              placeholder="Go to a page or action…"
              className="h-12 flex-1 bg-transparent text-15 outline-none placeholder:text-muted"
            />
            <Kbd>Esc</Kbd>
          </div>
          <Command.List className="max-h-[50vh] overflow-y-auto p-1.5 pb-2">
            <Command.Empty className="px-3 py-8 text-center text-muted">
              No page or action has this name.
            </Command.Empty>
            {groups.map(({ label, items }) => (
              <Command.Group key={label} heading={label} className="palette-group">
                {items.map((item) => (
                  <Entry key={item.href} icon={item.icon} onSelect={run(() => router.push(item.href))}>
                    {item.label}
                  </Entry>
                ))}
              </Command.Group>
            ))}
            <Command.Group heading="Actions" className="palette-group">
              <Entry icon="refresh-cw" onSelect={run(() => router.refresh())}>
                Refresh this page
              </Entry>
              <Entry icon="gauge" onSelect={run(() => window.location.assign('/monitoring/metrics'))}>
                Open the metrics
              </Entry>
              <Entry icon="heart-pulse" onSelect={run(() => window.location.assign('/monitoring/health'))}>
                Open the health report
              </Entry>
            </Command.Group>
          </Command.List>
        </Command>
      )}
    </dialog>
  )
}

type EntryProps = { icon: IconName; onSelect: () => void; children: ReactNode }

function Entry({ icon, onSelect, children }: EntryProps) {
  return (
    <Command.Item
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-3 rounded-control px-3 text-secondary data-[selected=true]:bg-hover data-[selected=true]:text-ink"
    >
      <Icon name={icon} />
      {children}
    </Command.Item>
  )
}
