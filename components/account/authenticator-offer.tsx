'use client'

import { Field, Input } from '@/components/ui/field'

/** A secret for an authenticator: as a picture, and as text in groups of four. */
export type Offer = {
  /** The dark modules of the QR code as an SVG path, one unit each; `size` units wide with its quiet border. */
  qr: { path: string; size: number }
  secret: string
  account: string
}

type Props = { offer: Offer; problem: string | null }

/** What to scan or type into the authenticator, and the field for its first code. */
export function AuthenticatorOffer({ offer, problem }: Props) {
  const { qr, secret, account } = offer
  return (
    <>
      <ol className="grid list-decimal gap-3 pl-4 text-125 text-secondary marker:text-muted">
        <li>
          Scan this with an authenticator app on your phone.
          <svg
            viewBox={`0 0 ${qr.size} ${qr.size}`}
            role="img"
            aria-label={`QR code for ${account}; the same as the key below`}
            shapeRendering="crispEdges"
            className="mt-2 size-44 rounded-control border border-line bg-white p-1 text-black"
          >
            <path d={qr.path} fill="#000" />
          </svg>
          <details className="mt-2">
            <summary className="cursor-pointer text-accent">Type the key instead</summary>
            <code className="mt-1 block break-all rounded-sm bg-hover px-2 py-1.5 font-mono text-12 text-ink">
              {secret.replace(/(.{4})(?=.)/g, '$1 ')}
            </code>
            <span className="mt-1 block text-12 text-muted">Time-based, six digits, account {account}.</span>
          </details>
        </li>
        <li>Type the six digits that it shows.</li>
      </ol>
      <Field label="Code" htmlFor="code" error={problem}>
        <Input
          id="code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          invalid={problem !== null}
          className="font-mono tracking-wide"
        />
      </Field>
    </>
  )
}
