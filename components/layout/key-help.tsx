import type { ReactNode } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import type { NavigationGroup } from '@/lib/navigation'
import { SHORTCUTS } from './shortcut-sheet'
import { GO_TO } from './shortcuts'

type Props = { open: boolean; onClose: () => void; groups: NavigationGroup[] }

/** All keys of the portal, with the pages this person may open. */
export function KeyHelp({ open, onClose, groups }: Props) {
  const pages = groups.flatMap(({ items }) => items).filter(({ href }) => GO_TO[href])
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts" className="max-w-[44rem] sm:w-[44rem]">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Section title="Go to a page">
          {pages.map(({ href, label }) => (
            <Line key={href} keys={['g', GO_TO[href] ?? '']} does={label} />
          ))}
        </Section>
        <div className="grid content-start gap-5">
          {SHORTCUTS.map(({ where, shortcuts }) => (
            <Section key={where} title={where}>
              {shortcuts.map((shortcut) => (
                <Line key={shortcut.does} {...shortcut} />
              ))}
            </Section>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid content-start gap-1">
      <h3 className="text-12 font-medium text-muted">{title}</h3>
      <dl className="grid gap-1">{children}</dl>
    </section>
  )
}

function Line({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <dd className="order-1 text-secondary">{does}</dd>
      <dt className="order-2 flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dt>
    </div>
  )
}
