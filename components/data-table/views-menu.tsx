'use client'

import { lazy, Suspense, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { Separator } from '@/components/ui/separator'
import { changeView, openWithView } from '@/lib/domain/views/actions'
import type { View, Views } from '@/lib/domain/views/dto'
import type { ViewDialogProps } from './view-dialog'
import { ViewSwitch } from './view-switch'

const ViewDialog = lazy(() => import('./view-dialog').then((file) => ({ default: file.ViewDialog })))

type Props = Views & {
  path: string
  list: string
  /** The address as it is now, without its view. */
  query: string
  /** The view that it began with. */
  active?: string
}

/** The saved views of a list: go to one, keep the present filters as one, choose the one to open with. */
export function ViewsMenu({ path, list, query, active, views, mayShare }: Props) {
  const [asked, setAsked] = useState<Pick<ViewDialogProps, 'mode' | 'idempotencyKey'> | null>(null)
  const view = views.find(({ id }) => id === active)
  const opening = views.find(({ opens }) => opens)
  const changed = view && !same(view.query, query)
  const ask = (mode: ViewDialogProps['mode']) => setAsked({ mode, idempotencyKey: crypto.randomUUID() })
  const groups = [
    { label: 'Yours', of: views.filter(({ isShared }) => !isShared) },
    { label: 'Shared', of: views.filter(({ isShared }) => isShared) },
  ]
  return (
    <>
      <Popover
        trigger={
          <>
            <Icon name="layers" size={15} />
            <span className="max-w-40 truncate">{view ? view.name : 'Views'}</span>
            {changed && <span className="text-12 text-muted">changed</span>}
          </>
        }
        triggerClassName={buttonClass()}
        className="w-72 p-1.5"
      >
        <div className="max-h-[min(20rem,50dvh)] overflow-y-auto">
          <a href={opening ? `${path}?view=${opening.id}` : path} className="option">
            Everything
          </a>
          {groups.map(
            ({ label, of }) =>
              of.length > 0 && <ViewGroup key={label} label={label} views={of} path={path} active={active} />,
          )}
        </div>
        <Separator />
        {view?.mine && changed && (
          <ViewSwitch
            action={changeView}
            values={{ viewId: view.id, name: view.name, query, ...(view.isShared && { shared: 'on' }) }}
            done={`“${view.name}” has these filters now.`}
            className="option"
          >
            Save the changes to “{view.name}”
          </ViewSwitch>
        )}
        <button type="button" className="option" onClick={() => ask('save')}>
          Save as a new view…
        </button>
        {view && (
          <ViewSwitch
            action={openWithView}
            values={{ list, viewId: view.opens ? '' : view.id }}
            done={view.opens ? 'The list opens with everything.' : `The list opens with “${view.name}”.`}
            className="option"
          >
            {view.opens ? 'Open the list with everything' : 'Open the list with this view'}
          </ViewSwitch>
        )}
        {view?.mine && (
          <>
            <button type="button" className="option" onClick={() => ask('change')}>
              Rename or share…
            </button>
            <button type="button" className="option text-bad" onClick={() => ask('delete')}>
              Delete…
            </button>
          </>
        )}
      </Popover>
      {asked && (
        <Suspense>
          <ViewDialog
            key={asked.idempotencyKey}
            {...asked}
            {...{ path, list, query, mayShare, view }}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </>
  )
}

type GroupProps = { label: string; views: View[]; path: string; active?: string }

function ViewGroup({ label, views, path, active }: GroupProps) {
  return (
    <section aria-label={label}>
      <h3 className="px-2.5 pt-2 pb-1 text-12 font-medium text-muted">{label}</h3>
      {views.map(({ id, name, query, isShared, owner, opens }) => (
        <a
          key={id}
          href={`${path}?${query}${query ? '&' : ''}view=${id}`}
          aria-current={id === active || undefined}
          className="option aria-[current]:font-semibold aria-[current]:text-accent"
        >
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="max-w-28 shrink-0 truncate text-12 font-normal text-muted">
            {opens ? 'opens with it' : isShared && owner}
          </span>
        </a>
      ))}
    </section>
  )
}

/** Whether two addresses ask for the same, whatever the order of their parameters. */
function same(a: string, b: string): boolean {
  const [one, other] = [new URLSearchParams(a), new URLSearchParams(b)]
  one.sort()
  other.sort()
  return one.toString() === other.toString()
}
