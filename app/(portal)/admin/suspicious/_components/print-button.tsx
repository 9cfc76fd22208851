'use client'

import { Button } from '@/components/ui/button'

/** Prints the page; the frame of the portal is left out of what is printed. */
export function PrintButton() {
  return (
    <Button icon="download" onClick={() => window.print()}>
      Print or save as PDF
    </Button>
  )
}
