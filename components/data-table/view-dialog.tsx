'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Checkbox, Field, Input } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { changeView, deleteView, saveView } from '@/lib/domain/views/actions'
import { LONGEST_NAME } from '@/lib/domain/views/constants'
import type { SavedView, View } from '@/lib/domain/views/dto'
import { type ActionState, IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

export type ViewDialogProps = {
  mode: 'save' | 'change' | 'delete'
  path: string
  list: string
  query: string
  mayShare: boolean
  /** The view that is changed or deleted. */
  view?: View
  idempotencyKey: string
  onClose: () => void
}

const ACTIONS: Record<
  ViewDialogProps['mode'],
  (before: ActionState<SavedView>, form: FormData) => Promise<ActionState<SavedView>>
> = {
  save: saveView,
  change: changeView,
  delete: deleteView,
}

/** Asks for the name of a view and whether it is shared, or whether it can go. */
export function ViewDialog({
  mode,
  path,
  list,
  query,
  mayShare,
  view,
  idempotencyKey,
  onClose,
}: ViewDialogProps) {
  const router = useRouter()
  const [state, submit, busy] = useActionState(ACTIONS[mode], IDLE)
  useEffect(() => {
    if (state.status !== 'done') return
    const { newId, name } = state.result
    toast('good', `“${name}” is ${mode === 'delete' ? 'deleted' : 'saved'}.`)
    if (newId) router.replace(`${path}?${query}${query ? '&' : ''}view=${newId}`)
    onClose()
  }, [state, mode, path, query, router, onClose])

  const refused = state.status === 'refused' ? state : null
  const error = refused?.fields?.name
  const shared = view?.isShared ?? false
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        mode === 'delete'
          ? `Delete “${view?.name}”?`
          : mode === 'save'
            ? 'Save this view'
            : 'Change this view'
      }
      description={
        mode === 'save'
          ? 'It keeps the search, the filters, the order and the columns.'
          : mode === 'delete' &&
            (shared ? 'Everybody loses it. No record is touched.' : 'No record is touched.')
      }
    >
      <form action={submit} className="grid gap-4" noValidate>
        {refused && !error && <Refused {...refused} />}
        <input type="hidden" name={IDEMPOTENCY_FIELD} value={idempotencyKey} />
        {mode === 'save' ? (
          <>
            <input type="hidden" name="list" value={list} />
            <input type="hidden" name="query" value={query} />
          </>
        ) : (
          <input type="hidden" name="viewId" value={view?.id ?? ''} />
        )}
        {mode !== 'delete' && (
          <>
            <Field label="Name" htmlFor="view-name" error={error}>
              <Input
                id="view-name"
                name="name"
                defaultValue={refused?.values.name ?? (mode === 'change' ? view?.name : '')}
                maxLength={LONGEST_NAME}
                autoComplete="off"
                invalid={Boolean(error)}
              />
            </Field>
            <div className="grid gap-2">
              {mode === 'save' && <Tick name="opens">Open the list with it from now on</Tick>}
              {(mayShare || shared) && (
                <Tick name="shared" checked={mode === 'change' && shared}>
                  Share it with everybody who may see this list
                </Tick>
              )}
            </div>
          </>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={mode === 'delete' ? 'danger' : 'primary'} busy={busy}>
            {mode === 'delete' ? 'Delete' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Tick({ name, checked, children }: { name: string; checked?: boolean; children: string }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside.
    <label className="flex items-center gap-2.5 text-secondary">
      <Checkbox name={name} defaultChecked={checked} />
      {children}
    </label>
  )
}
