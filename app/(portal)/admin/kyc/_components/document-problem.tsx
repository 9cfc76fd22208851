import { Icon } from '@/components/ui/icon'
import type { KycDocument } from '@/lib/domain/kyc/dto'

/** What stands in place of a picture: why there is none to see, or how to look at it elsewhere. */
export function DocumentProblem({ document, failed }: { document: KycDocument; failed?: boolean }) {
  const { id, state, contentType } = document
  if (state === 'missing') {
    return (
      <Problem title="Document missing">
        The document store has no file that can be read. Look for it there before asking again.
      </Problem>
    )
  }
  if (state === 'altered') {
    return (
      <Problem title="Not the file that was uploaded">
        Its contents changed in the document store, so it is not shown. Tell security.
      </Problem>
    )
  }
  if (state === 'disguised') {
    return (
      <Problem title="Not what it says">
        {`It was uploaded as ${contentType} and is something else, so it is not shown. Ask for the document again.`}
      </Problem>
    )
  }
  if (failed) {
    return <Problem title="Not shown">The document did not come. Load the page again.</Problem>
  }
  if (/^image\/(png|jpeg|webp)$/.test(contentType)) {
    return <span className="text-125 text-muted">Fetching…</span>
  }
  return (
    <a
      href={`/api/kyc-documents/${id}`}
      download
      className="grid justify-items-center gap-1 rounded-control p-4 text-secondary hover:text-ink"
    >
      <Icon name="download" size={20} />
      Save the file to look at it
    </a>
  )
}

function Problem({ title, children }: { title: string; children: string }) {
  return (
    <p className="px-4 text-center">
      <strong className="block font-semibold">{title}</strong>
      <span className="text-125 text-muted">{children}</span>
    </p>
  )
}
