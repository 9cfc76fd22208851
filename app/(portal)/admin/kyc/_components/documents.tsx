import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Mono } from '@/components/ui/table'
import type { KycDocument } from '@/lib/domain/kyc/dto'
import { formatDateTime, formatUtc } from '@/lib/format/date'
import { formatBytes, formatCount } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

/** What was uploaded, with the digest that proves it unchanged. */
export function Documents({ documents, zone }: { documents: readonly KycDocument[]; zone: string }) {
  return (
    <Card>
      <CardHead title="Documents" note={formatCount(documents.length)} />
      {documents.length === 0 && <p className="px-4 pb-4 text-muted">Nothing was uploaded.</p>}
      <ul className="divide-y px-4 pb-2">
        {documents.map((document) => (
          <li key={document.id} className="flex items-start gap-3 py-3">
            <span className="grid size-10 shrink-0 place-items-center rounded-control bg-neutral-tint text-secondary">
              <Icon name={document.kind === 'selfie' ? 'user' : 'file-text'} size={20} />
            </span>
            <div className="min-w-0">
              <p className="font-medium">{humanise(document.kind)}</p>
              <p className="text-125 text-muted">
                {document.contentType} · {formatBytes(document.sizeBytes)} ·{' '}
                <time dateTime={document.uploadedAt} title={formatUtc(document.uploadedAt)}>
                  {formatDateTime(document.uploadedAt, zone)}
                </time>
              </p>
              <Mono className="block truncate" title={document.sha256}>
                sha256 {document.sha256.slice(0, 16)}…
              </Mono>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
