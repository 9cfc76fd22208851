'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Toaster, toast } from '@/components/ui/toast'

/** A dialog and the three kinds of toast. */
export function SampleOverlays() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Dialog…</Button>
      <Button onClick={() => toast('good', 'Wallet frozen.')}>Good news</Button>
      <Button onClick={() => toast('bad', 'The wallet has changed since you opened it.')}>Bad news</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Freeze this wallet?"
        description="Nothing can leave it until somebody lifts the freeze."
        actions={<Button onClick={() => setOpen(false)}>Keep it open</Button>}
      />
      <Toaster />
    </>
  )
}
