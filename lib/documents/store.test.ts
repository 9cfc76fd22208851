import { createHash } from 'node:crypto'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dataFolder } from '@/lib/testing/data-folder'
import { placeholderImages } from '@/prisma/demo/placeholder-images'
import { readDocument, storeDocument } from './store'

const folder = dataFolder()

const PAGE = Buffer.from('<!doctype html><script>alert(1)</script>')
const [image, other] = placeholderImages()
if (!image || !other) throw new Error('There are placeholders')
const stored = (file: string) => ({
  file,
  sizeBytes: image.bytes.length,
  sha256: image.sha256,
  contentType: 'image/png',
})

it('hands out what was stored, and keeps it when stored again', async () => {
  await storeDocument('a/b.png', image.bytes)
  await storeDocument('a/b.png', other.bytes)
  expect(await readDocument(stored('a/b.png'))).toEqual({ state: 'intact', bytes: image.bytes })
})

it('says what is missing', async () => {
  expect(await readDocument(stored('nowhere/b.png'))).toEqual({ state: 'missing' })
})

it('hands out nothing that was altered, in size or in one bit', async () => {
  const bent = Buffer.from(image.bytes)
  bent.writeUInt8(bent.readUInt8(900) ^ 1, 900)
  await storeDocument('bent.png', bent)
  await storeDocument('short.png', image.bytes.subarray(1))
  expect(await readDocument(stored('bent.png'))).toEqual({ state: 'altered' })
  expect(await readDocument(stored('short.png'))).toEqual({ state: 'altered' })
})

it('hands out nothing that is not of the type it was uploaded as', async () => {
  await storeDocument('page.png', PAGE)
  const sha256 = createHash('sha256').update(PAGE).digest('hex')
  const page = { file: 'page.png', sizeBytes: PAGE.length, sha256 }
  expect(await readDocument({ ...page, contentType: 'image/png' })).toEqual({ state: 'disguised' })
  expect(await readDocument({ ...page, contentType: 'application/pdf' })).toEqual({ state: 'disguised' })
  expect(await readDocument({ ...stored('a/b.png'), contentType: 'image/jpeg' })).toEqual({
    state: 'disguised',
  })
})

it('reads no more of a file of 50 MB than was uploaded', async () => {
  await truncate(join(folder, 'documents', 'short.png'), 50_000_000)
  expect(await readDocument(stored('short.png'))).toEqual({ state: 'altered' })
})

it('never leaves the store', async () => {
  await mkdir(join(folder, 'documents'), { recursive: true })
  await writeFile(join(folder, 'outside.png'), image.bytes)
  await symlink(join(folder, 'outside.png'), join(folder, 'documents', 'link.png'))
  await expect(readDocument(stored('../outside.png'))).rejects.toThrow(/outside/)
  expect(await readDocument(stored('link.png'))).toEqual({ state: 'altered' })
})
