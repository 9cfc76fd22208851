'use client'

import { useEffect, useState } from 'react'
import type { KycDocument } from '@/lib/domain/kyc/dto'

/** A document as the browser shows it: an address of bytes in this window, or that they did not come. */
export type Picture = { url?: string; failed?: boolean }

const SHOWN = /^image\/(png|jpeg|webp)$/

/** Fetches each document once: every fetch is a row of the trail, and nothing is kept by caches. */
export function usePictures(documents: readonly KycDocument[]): Readonly<Record<string, Picture>> {
  const [pictures, setPictures] = useState<Record<string, Picture>>({})
  const wanted = documents
    .filter(({ state, contentType }) => state === 'intact' && SHOWN.test(contentType))
    .map(({ id }) => id)
    .join()
  useEffect(() => {
    const urls: string[] = []
    const stop = new AbortController()
    const fetchOne = async (id: string) => {
      try {
        const answer = await fetch(`/api/kyc-documents/${id}`, { signal: stop.signal })
        if (!answer.ok) throw new Error(String(answer.status))
        const url = URL.createObjectURL(await answer.blob())
        urls.push(url)
        setPictures((was) => ({ ...was, [id]: { url } }))
      } catch {
        if (!stop.signal.aborted) setPictures((was) => ({ ...was, [id]: { failed: true } }))
      }
    }
    for (const id of wanted.split(',').filter(Boolean)) void fetchOne(id)
    return () => {
      stop.abort()
      for (const url of urls) URL.revokeObjectURL(url)
    }
  }, [wanted])
  return pictures
}
