'use client'

import './globals.css'

/** When not even the root layout could be rendered. Every page brings this along, so it is made of nothing else. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="grid min-h-dvh place-content-center gap-2 p-6 text-center text-secondary">
          <h1 className="text-15 font-semibold text-ink">This page could not be shown</h1>
          <p>Something went wrong on our side; nothing was changed by it. Report it if it stays.</p>
          <p>
            <button
              type="button"
              className="font-medium text-accent underline"
              onClick={() => location.reload()}
            >
              Try again
            </button>
          </p>
          {error.digest && <p className="font-mono text-12 text-muted">Error {error.digest}</p>}
        </main>
      </body>
    </html>
  )
}
