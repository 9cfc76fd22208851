'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Ten codes, shown this once: to copy or to write down. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <section aria-label="Recovery codes" className="grid gap-3">
      <p className="text-125 text-secondary">
        When your phone is lost, each of these signs you in once. They are shown only now.
      </p>
      <ul className="grid grid-cols-1 gap-x-4 gap-y-1 rounded-control border border-line bg-hover px-3 py-2.5 font-mono text-125 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button icon={copied ? 'check' : 'copy'} onClick={copy} className="justify-self-start">
        {copied ? 'Copied' : 'Copy all'}
      </Button>
    </section>
  )
}
