'use client'

import { useEffect, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Checkbox, Field, Select } from '@/components/ui/field'
import { createExport } from '@/lib/domain/exports/actions'
import { formatCount } from '@/lib/format/number'
import { IDEMPOTENCY_FIELD } from '@/lib/http/action-state'
import { ExportProgress } from './export-progress'
import type { ExportSubject } from './types'
import { useListCount } from './use-list-count'

type Props = ExportSubject & { open: boolean; onClose: () => void }

/** Says what will leave, asks how, and then shows how far it is. */
export function ExportDialog({ open, onClose, ...subject }: Props) {
  const { list, query, noun, filters, columns, personal, mayTakeWhole } = subject
  const [key] = useState(() => crypto.randomUUID())
  const { state, submit, busy, prompt } = useSteppedUpAction(createExport)
  const [compressed, setCompressed] = useState(false)
  const count = useListCount(list, query, open)
  const refused = state.status === 'refused' && !prompt ? state : null
  const exportId = state.status === 'done' ? state.result.exportId : null
  const expected = state.status === 'done' ? state.result.expected : null

  useEffect(() => {
    if (exportId) location.assign(fileOf(exportId, compressed))
  }, [exportId, compressed])

  const rows = count.known
    ? `${formatCount(count.rows)} ${count.rows === 1 ? noun.one : noun.many}`
    : `All ${noun.many}`
  const what = filters.length > 0 ? `${rows} with ${filters.join(', ')}` : rows
  return (
    <>
      <Dialog
        open={open}
        onClose={onClose}
        title={`Export ${noun.many}`}
        description={
          exportId ? undefined : `${what}, as of the moment it begins. It stays on record who took what.`
        }
      >
        {exportId ? (
          <ExportProgress
            exportId={exportId}
            file={fileOf(exportId, compressed)}
            expected={expected}
            onClose={onClose}
          />
        ) : (
          <form action={submit} className="grid gap-4" noValidate>
            {refused && <Refused {...refused} />}
            <input type="hidden" name="list" value={list} />
            <input type="hidden" name="query" value={query} />
            <input type="hidden" name={IDEMPOTENCY_FIELD} value={key} />
            <Field label="Format" htmlFor="export-format">
              <Select id="export-format" name="format" defaultValue="csv">
                <option value="csv">CSV, for spreadsheets</option>
                <option value="json">JSON, for programs</option>
              </Select>
            </Field>
            <Field label="Columns" htmlFor="export-columns">
              <Select id="export-columns" name="columns" defaultValue="shown">
                <option value="shown">Those the list shows</option>
                <option value="all">All {columns}</option>
              </Select>
            </Field>
            {personal && mayTakeWhole && (
              <Field
                label="Phone numbers, e-mail addresses, accounts"
                htmlFor="export-personal"
                help="In full asks for a fresh proof that it is you."
              >
                <Select id="export-personal" name="personal" defaultValue="masked" help>
                  <option value="masked">Masked, as in the list</option>
                  <option value="whole">In full</option>
                </Select>
              </Field>
            )}
            {personal && !mayTakeWhole && (
              <p className="text-125 text-muted">Phone numbers, e-mail addresses and accounts are masked.</p>
            )}
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside. */}
            <label className="flex items-center gap-2.5 text-125">
              <Checkbox checked={compressed} onChange={(event) => setCompressed(event.target.checked)} />
              Compressed, as .gz
            </label>
            <div className="flex justify-end gap-2">
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="primary" icon="download" busy={busy}>
                Export
              </Button>
            </div>
          </form>
        )}
      </Dialog>
      {prompt}
    </>
  )
}

const fileOf = (exportId: string, compressed: boolean) =>
  `/api/exports/${exportId}/file${compressed ? '?gzip' : ''}`
