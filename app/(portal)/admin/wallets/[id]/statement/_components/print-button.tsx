'use client'

import { Button } from '@/components/ui/button'

/** Opens the browser's own dialog, which also keeps the page as a PDF. */
export function PrintButton() {
  return (
    <Button variant="primary" icon="file-text" onClick={() => window.print()}>
      Print or save as PDF…
    </Button>
  )
}
