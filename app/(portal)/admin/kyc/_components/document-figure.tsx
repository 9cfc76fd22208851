import { Icon } from '@/components/ui/icon'
import type { KycDocument } from '@/lib/domain/kyc/dto'
import { formatDateTime, formatUtc } from '@/lib/format/date'
import { formatBytes } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'

const FRAME =
  'grid aspect-[8/5] w-full place-items-center overflow-hidden rounded-control border bg-neutral-tint'

type Props = { document: KycDocument; zone: string }

/** One document: its picture, or why there is none to see. */
export function DocumentFigure({ document, zone }: Props) {
  const { kind, contentType, sizeBytes, uploadedAt } = document
  return (
    <figure>
      <Picture document={document} />
      <figcaption className="mt-1.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-2">
          <span className="font-medium">{nameOf(kind)}</span>
          <Proof document={document} />
        </p>
        <p className="text-125 text-muted">
          {contentType.replace(/^\w+\//, '').toUpperCase()} · {formatBytes(sizeBytes)} ·{' '}
          <time dateTime={uploadedAt} title={formatUtc(uploadedAt)}>
            {formatDateTime(uploadedAt, zone)}
          </time>
        </p>
      </figcaption>
    </figure>
  )
}

function Picture({ document: { id, kind, contentType, state } }: { document: KycDocument }) {
  if (state !== 'intact') {
    return (
      <div className={FRAME}>
        <p className="px-4 text-center">
          <strong className="block font-semibold">
            {state === 'missing' ? 'Document missing' : 'Not the file that was uploaded'}
          </strong>
          <span className="text-125 text-muted">
            {state === 'missing'
              ? 'The document store has no file that can be read. Look for it there before asking again.'
              : 'Its contents changed in the document store, so it is not shown. Tell security.'}
          </span>
        </p>
      </div>
    )
  }
  const address = `/api/kyc-documents/${id}`
  if (!/^image\/(png|jpeg|webp)$/.test(contentType)) {
    return (
      <a className={FRAME} href={address} download>
        <span className="grid justify-items-center gap-1 text-secondary">
          <Icon name="file-text" size={20} />
          Save the file
        </span>
      </a>
    )
  }
  return (
    <a className={FRAME} href={address} target="_blank" rel="noreferrer" title="Open in full size">
      {/* biome-ignore lint/performance/noImgElement: private and not to be cached or resized by anything */}
      <img
        src={address}
        alt={nameOf(kind)}
        loading="lazy"
        decoding="async"
        className="size-full object-contain"
      />
    </a>
  )
}

function Proof({ document: { state, sha256 } }: { document: KycDocument }) {
  if (state === 'missing') return <span className="shrink-0 text-125 text-warning">missing</span>
  if (state === 'altered') return <span className="shrink-0 text-125 text-bad">altered</span>
  return (
    <span className="shrink-0 text-125 text-good" title={`sha256 ${sha256}`}>
      verified sha256
    </span>
  )
}
