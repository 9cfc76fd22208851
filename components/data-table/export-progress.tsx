'use client'

import { useEffect, useState } from 'react'
import { ActionButton } from '@/components/account/action-button'
import { Button, buttonClass } from '@/components/ui/button'
import { Meter } from '@/components/ui/meter'
import { StatusBadge } from '@/components/ui/status-badge'
import { stopExport } from '@/lib/domain/exports/actions'
import { ENDINGS } from '@/lib/domain/exports/constants'
import type { ExportProgress as Progress } from '@/lib/domain/exports/dto'
import { formatCount } from '@/lib/format/number'
import { BACKGROUND_HEADER } from '@/lib/http/constants'

const EVERY_MS = 1_000
/** A browser that has not begun by then has been kept from it. */
const BEGINS_WITHIN = 4

type Props = { exportId: string; file: string; expected: number | null; onClose: () => void }

/** How far a file is, until it is there. */
export function ExportProgress({ exportId, file, expected, onClose }: Props) {
  const { progress, looks } = useProgress(exportId)
  const running = !progress || progress.status === 'running'
  const rows = progress?.rows ?? null
  const of = expected ?? progress?.expected ?? null
  return (
    <div className="grid gap-4">
      <div className="grid gap-2" aria-live="polite">
        <div className="flex items-center justify-between gap-3">
          {progress && <StatusBadge kind="export" status={progress.status} />}
          <span className="num text-secondary">
            {formatCount(rows ?? 0)}
            {of !== null && ` of ${formatCount(of)}`} rows
          </span>
        </div>
        <Meter
          label="Progress of the export"
          ratio={running && of === 0 ? 1 : of ? (rows ?? 0) / of : running ? null : 1}
          tone={
            progress?.status === 'failed'
              ? 'bad'
              : progress?.status === 'aborted'
                ? 'warning'
                : running
                  ? 'info'
                  : 'good'
          }
        />
        {!running && progress.ending && progress.ending !== 'complete' && (
          <p className="text-secondary">{ENDINGS[progress.ending] ?? progress.ending}.</p>
        )}
      </div>
      {running && rows === null && looks > BEGINS_WITHIN && (
        <p className="text-secondary">
          The download has not begun.{' '}
          <a className="text-accent hover:underline" href={file}>
            Fetch the file
          </a>
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <a className={buttonClass({ variant: 'ghost' })} href="/admin/exports">
          All exports
        </a>
        {running && (
          <ActionButton action={stopExport} fields={{ exportId }} variant="danger" icon="circle-x">
            Stop
          </ActionButton>
        )}
        <Button variant={running ? 'secondary' : 'primary'} onClick={onClose}>
          {running ? 'Go on in the background' : 'Close'}
        </Button>
      </div>
    </div>
  )
}

function useProgress(exportId: string): { progress: Progress | null; looks: number } {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [looks, setLooks] = useState(0)
  const over = progress !== null && progress.status !== 'running'
  useEffect(() => {
    if (over) return
    const look = async () => {
      const answer = await fetch(`/api/exports/${exportId}`, { headers: { [BACKGROUND_HEADER]: '1' } }).catch(
        () => null,
      )
      setLooks((times) => times + 1)
      if (answer?.ok) setProgress((await answer.json()) as Progress)
    }
    void look()
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => clearInterval(timer)
  }, [exportId, over])
  return { progress, looks }
}
