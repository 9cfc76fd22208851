import { Card, CardHead } from '@/components/ui/card'
import type { KycDocument } from '@/lib/domain/kyc/dto'
import { formatCount } from '@/lib/format/number'
import { DocumentFigure } from './document-figure'

/** What was uploaded, side by side, each with the proof that it is unchanged or what is wrong with it. */
export function Documents({ documents, zone }: { documents: readonly KycDocument[]; zone: string }) {
  return (
    <Card>
      <CardHead title="Documents" note={formatCount(documents.length)} />
      {documents.length === 0 && <p className="px-4 pb-4 text-muted">Nothing was uploaded.</p>}
      <ul className="grid gap-3.5 px-4 pt-1 pb-4 sm:grid-cols-2">
        {documents.map((document) => (
          <li key={document.id} className="min-w-0">
            <DocumentFigure document={document} zone={zone} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
