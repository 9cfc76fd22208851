'use client'

import { clsx } from 'clsx'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { KycDocument } from '@/lib/domain/kyc/dto'
import { formatDateTime, formatUtc } from '@/lib/format/date'
import { formatBytes } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'
import { DocumentProblem } from './document-problem'
import { type Picture, usePictures } from './use-pictures'

const MOST_ZOOM = 6

type View = { zoom: number; turns: number; x: number; y: number }
const FITTED: View = { zoom: 1, turns: 0, x: 0, y: 0 }

/** The documents, one large and the others beside it: turned, enlarged and moved by mouse or keys. */
export function Viewer({ documents, zone }: { documents: readonly KycDocument[]; zone: string }) {
  const [shown, setShown] = useState(0)
  const [view, setView] = useState(FITTED)
  const pictures = usePictures(documents)
  const document = documents[shown]
  if (!document) {
    return (
      <Card>
        <CardHead title="Documents" note="0" />
        <p className="px-4 pb-4 text-muted">Nothing was uploaded.</p>
      </Card>
    )
  }
  const zoom = (factor: number) =>
    setView((was) => {
      const next = Math.min(Math.max(was.zoom * factor, 1), MOST_ZOOM)
      return next === 1 ? { ...was, zoom: 1, x: 0, y: 0 } : { ...was, zoom: next }
    })
  const turn = (by: number) => setView((was) => ({ ...was, turns: was.turns + by, x: 0, y: 0 }))
  const select = (at: number) => {
    setShown(at)
    setView(FITTED)
  }
  return (
    <Card>
      <CardHead
        title="Documents"
        note={
          <>
            {shown + 1} of {documents.length} · <Proof document={document} />
          </>
        }
        actions={
          <>
            <Tool icon="rotate-ccw" label="Turn left" keys="[" onClick={() => turn(-1)} />
            <Tool icon="rotate-cw" label="Turn right" keys="]" onClick={() => turn(1)} />
            <Tool icon="zoom-out" label="Smaller" keys="-" onClick={() => zoom(1 / 1.5)} />
            <Tool icon="zoom-in" label="Larger" keys="+" onClick={() => zoom(1.5)} />
            <Tool icon="maximize" label="Fit" keys="0" onClick={() => setView(FITTED)} />
          </>
        }
      />
      <div className="px-4 pt-1 pb-4">
        <Stage document={document} picture={pictures[document.id]} view={view} onView={setView} zoom={zoom} />
        <p className="mt-2 text-125 text-muted">
          <span className="font-medium text-ink">{nameOf(document.kind)}</span> ·{' '}
          {document.contentType.replace(/^\w+\//, '').toUpperCase()} · {formatBytes(document.sizeBytes)} ·{' '}
          <time dateTime={document.uploadedAt} title={formatUtc(document.uploadedAt)}>
            {formatDateTime(document.uploadedAt, zone)}
          </time>
        </p>
        <ul className="mt-3 flex flex-wrap gap-2">
          {documents.map((each, at) => (
            <li key={each.id}>
              <Thumbnail
                document={each}
                picture={pictures[each.id]}
                at={at}
                current={at === shown}
                onSelect={() => select(at)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

type ToolProps = {
  icon: 'rotate-ccw' | 'rotate-cw' | 'zoom-in' | 'zoom-out' | 'maximize'
  label: string
  keys: string
  onClick: () => void
}

function Tool({ icon, label, keys, onClick }: ToolProps) {
  return (
    <IconButton
      variant="ghost"
      size="sm"
      icon={icon}
      label={`${label} (${keys})`}
      aria-keyshortcuts={keys}
      onClick={onClick}
    />
  )
}

type StageProps = {
  document: KycDocument
  picture: Picture | undefined
  view: View
  onView: (change: (was: View) => View) => void
  zoom: (factor: number) => void
}

function Stage({ document, picture, view, onView, zoom }: StageProps) {
  const image = useRef<HTMLImageElement>(null)
  const stage = useRef<HTMLElement>(null)
  const from = useRef<{ x: number; y: number } | null>(null)
  useEffect(() => {
    const { zoom: size, turns, x, y } = view
    // Set by script: the policy of the page allows no style in the markup.
    image.current?.style.setProperty(
      'transform',
      `translate(${x}px, ${y}px) rotate(${turns * 90}deg) scale(${size})`,
    )
  }, [view])
  useEffect(() => {
    const element = stage.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2)
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  })
  const move = (event: PointerEvent) => {
    const start = from.current
    if (start) onView((was) => ({ ...was, x: event.clientX - start.x, y: event.clientY - start.y }))
  }
  return (
    <section
      ref={stage}
      aria-label={`Document: ${nameOf(document.kind)}`}
      className="relative grid aspect-[4/3] w-full touch-none place-items-center overflow-hidden rounded-control border bg-neutral-tint"
      onPointerDown={(event) => {
        if (view.zoom === 1) return
        from.current = { x: event.clientX - view.x, y: event.clientY - view.y }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={move}
      onPointerUp={() => {
        from.current = null
      }}
    >
      {picture?.url ? (
        // biome-ignore lint/performance/noImgElement: private bytes that nothing may cache or resize
        <img
          ref={image}
          src={picture.url}
          alt={nameOf(document.kind)}
          draggable={false}
          className={clsx('size-full object-contain p-3 select-none', view.zoom > 1 && 'cursor-move')}
        />
      ) : (
        <DocumentProblem document={document} failed={picture?.failed} />
      )}
    </section>
  )
}

type ThumbnailProps = {
  document: KycDocument
  picture: Picture | undefined
  at: number
  current: boolean
  onSelect: () => void
}

function Thumbnail({ document, picture, at, current, onSelect }: ThumbnailProps) {
  return (
    <button
      type="button"
      aria-label={`${nameOf(document.kind)}, document ${at + 1}`}
      aria-pressed={current}
      aria-keyshortcuts={at < 9 ? String(at + 1) : undefined}
      onClick={onSelect}
      className={clsx(
        'relative grid h-12 w-[72px] place-items-center overflow-hidden rounded-control border bg-neutral-tint',
        current ? 'border-accent outline-1 outline-accent' : 'hover:border-line-strong',
      )}
    >
      {picture?.url ? (
        // biome-ignore lint/performance/noImgElement: the same bytes once more
        <img src={picture.url} alt="" className="size-full object-contain" />
      ) : (
        <Icon name="file-text" size={15} className="text-muted" />
      )}
      {at < 9 && (
        <span className="absolute right-0.5 bottom-0.5">
          <Kbd>{at + 1}</Kbd>
        </span>
      )}
    </button>
  )
}

function Proof({ document: { state, sha256 } }: { document: KycDocument }) {
  if (state === 'missing') return <span className="text-warning">missing</span>
  if (state === 'altered') return <span className="text-bad">altered</span>
  if (state === 'disguised') return <span className="text-bad">not what it says</span>
  return <span title={`sha256 ${sha256}`}>verified sha256</span>
}
