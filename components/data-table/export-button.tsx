'use client'

import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ExportSubject } from './types'

const ExportDialog = lazy(() => import('./export-dialog').then((file) => ({ default: file.ExportDialog })))

/** Takes what the list shows away in a file, after asking how. */
export function ExportButton(subject: ExportSubject) {
  const [opened, setOpened] = useState(0)
  const [open, setOpen] = useState(false)
  const begin = () => {
    setOpened((times) => times + 1)
    setOpen(true)
  }
  return (
    <>
      <Button icon="download" onClick={begin}>
        Export…
      </Button>
      {opened > 0 && (
        <Suspense>
          <ExportDialog key={opened} {...subject} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
