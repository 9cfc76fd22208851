import { storeDocument } from '@/lib/documents/store'
import { placeholderImages } from './placeholder-images'

/** Puts the pictures that a demo bank's KYC documents point to into the document store, where they are missing. */
export async function storePlaceholders(): Promise<void> {
  for (const { file, bytes } of placeholderImages()) await storeDocument(file, bytes)
}
