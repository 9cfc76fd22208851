import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { GET, HEAD, POST } from '@/app/api/kyc-documents/[id]/route'
import { storeDocument } from '@/lib/documents/store'
import { dataFolder } from '@/lib/testing/data-folder'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { insert, newKycRecord } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { placeholderImages } from '@/prisma/demo/placeholder-images'

const bank = await testDatabase()
const folder = dataFolder()

const [image] = placeholderImages()
if (!image) throw new Error('There are placeholders')

let record = ''
const newDocument = (file: string, contentType = 'image/png') =>
  insert(bank.owner, 'kyc_documents', {
    kyc_record_id: record,
    kind: 'passport',
    file,
    content_type: contentType,
    size_bytes: image.bytes.length,
    sha256: image.sha256,
  })

const ask = (id: string, token?: string, route = GET) =>
  inRequest({ token }, ({ headers }) =>
    route(new NextRequest(`http://localhost/api/kyc-documents/${id}`, { headers }), {
      params: Promise.resolve({ id }),
    }),
  )

const trail = async () =>
  (
    await bank.owner.query<{ actor: string; object: string; outcome: string; file: string }>(
      `SELECT actor, object_id AS object, outcome::text, after->>'file' AS file FROM audit_events
        WHERE action = 'sensitive_read' ORDER BY id DESC`,
    )
  ).rows

beforeAll(async () => {
  await makeStaff()
  record = await newKycRecord(bank.owner)
})

describe('a document', () => {
  it('is shown to staff, unchanged and uncached, and the trail says to whom', async () => {
    await storeDocument('whole.png', image.bytes)
    const answer = await ask(await newDocument('whole.png'), await tokenFor('support'))
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline; filename="passport.png"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(await answer.arrayBuffer()).equals(image.bytes)).toBe(true)
    expect((await trail())[0]).toEqual({
      actor: emailOf('support'),
      object: record,
      outcome: 'success',
      file: 'intact',
    })
  })

  it('is never shown to strangers', async () => {
    const before = await trail()
    const answer = await ask(await newDocument('whole.png'))
    expect(answer.status).toBe(401)
    expect(await answer.text()).not.toContain('PNG')
    expect(await trail()).toEqual(before)
  })

  it('is refused once its file was altered, and the trail says so', async () => {
    await storeDocument('altered.png', image.bytes)
    const bent = Buffer.from(image.bytes)
    bent.writeUInt8(bent.readUInt8(900) ^ 1, 900)
    await writeFile(join(folder, 'documents', 'altered.png'), bent)
    const answer = await ask(await newDocument('altered.png'), await tokenFor('compliance'))
    expect(answer.status).toBe(409)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect((await trail())[0]).toMatchObject({ outcome: 'failed', file: 'altered' })
  })

  it('is 404 without its file, without a row, and for what is no id', async () => {
    const token = await tokenFor('auditor')
    expect((await ask(await newDocument('gone.png'), token)).status).toBe(404)
    expect((await trail())[0]).toMatchObject({ outcome: 'failed', file: 'missing' })
    expect((await ask('019a0000-0000-7000-8000-000000000000', token)).status).toBe(404)
    expect((await ask('../../etc/passwd', token)).status).toBe(404)
  })

  it('that could act in a browser is only ever saved', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await storeDocument('drawing.svg', svg)
    const id = await insert(bank.owner, 'kyc_documents', {
      ...{ kyc_record_id: record, kind: 'passport', file: 'drawing.svg', content_type: 'image/svg+xml' },
      ...{ size_bytes: svg.length, sha256: createHash('sha256').update(svg).digest('hex') },
    })
    const answer = await ask(id, await tokenFor('operations'))
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="passport.svg"')
  })

  it('that is not what it says is refused, and the trail says so', async () => {
    const answer = await ask(await newDocument('whole.png', 'image/jpeg'), await tokenFor('compliance'))
    expect(answer.status).toBe(409)
    expect((await trail())[0]).toMatchObject({ outcome: 'failed', file: 'disguised' })
  })

  it('is read only', async () => {
    const id = await newDocument('whole.png')
    const token = await tokenFor('superadmin')
    expect((await ask(id, token, POST)).status).toBe(405)
    const head = await ask(id, token, HEAD)
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('is not shown when the trail cannot be written', async () => {
    const id = await newDocument('whole.png')
    const token = await tokenFor('support')
    await bank.owner.query(
      `ALTER TABLE audit_events ADD CONSTRAINT broken CHECK (action <> 'sensitive_read') NOT VALID`,
    )
    try {
      const answer = await ask(id, token)
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toContain('PNG')
    } finally {
      await bank.owner.query('ALTER TABLE audit_events DROP CONSTRAINT broken')
    }
  })
})
