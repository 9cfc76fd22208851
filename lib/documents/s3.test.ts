import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { s3 } from './s3'
import { signV4 } from './sign-v4'

// A bucket as S3 keeps one, which checks every signature: sign-v4.test.ts holds the signing against AWS's own examples.
const keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'a secret of the tests',
  region: 'af-south-1',
}
const objects = new Map<string, Buffer>()
let failing = 0

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const path = request.url ?? ''
  const refuse = (status: number, code: string) => response.writeHead(status).end(`<Code>${code}</Code>`)
  if (failing) return refuse(failing, 'SlowDown')
  if (!isSigned(request.method ?? '', path, request.headers, body))
    return refuse(403, 'SignatureDoesNotMatch')
  const kept = objects.get(path)
  if (request.method === 'PUT') {
    if (kept && request.headers['if-none-match'] === '*') return refuse(412, 'PreconditionFailed')
    objects.set(path, body)
    return response.writeHead(200).end()
  }
  return kept ? response.writeHead(200).end(kept) : refuse(404, 'NoSuchKey')
})

function isSigned(method: string, path: string, headers: IncomingHttpHeaders, body: Buffer): boolean {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? []
  const stamp = String(headers['x-amz-date'])
  const at = new Date(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Math.abs(Date.now() - at.getTime()) > 60_000) return false
  const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]))
  const url = new URL(path, `http://${headers.host}`)
  const wanted = signV4({ method: method === 'PUT' ? 'PUT' : 'GET', url, headers: signed, body, at }, keys)
  return wanted.authorization === headers.authorization
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => server.close())
const bucket = s3({ endpoint, bucket: 'documents', ...keys })

beforeEach(() => {
  objects.clear()
  failing = 0
})

it('keeps bytes under bucket and path, gives them back, and keeps the first', async () => {
  await bucket.write('demo/id-1.png', Buffer.from('one'))
  await bucket.write('demo/id-1.png', Buffer.from('two'))
  expect([...objects.keys()]).toEqual(['/documents/demo/id-1.png'])
  expect(String(await bucket.read('demo/id-1.png', 3))).toBe('one')
})

it('says what is missing, and what is longer or shorter than it was', async () => {
  expect(await bucket.read('nowhere.png', 3)).toBe('missing')
  objects.set('/documents/long.png', Buffer.alloc(50_000_000))
  expect(await bucket.read('long.png', 3)).toBe('altered')
  objects.set('/documents/short.png', Buffer.from('ab'))
  expect(await bucket.read('short.png', 3)).toBe('altered')
})

it('names why the store refused, and never takes that for a missing file', async () => {
  const stranger = s3({ endpoint, bucket: 'documents', ...keys, secretAccessKey: 'another secret' })
  await expect(stranger.read('a.png', 3)).rejects.toThrow('403 SignatureDoesNotMatch')
  await expect(stranger.write('a.png', Buffer.from('x'))).rejects.toThrow('403 SignatureDoesNotMatch')
  failing = 503
  await expect(bucket.read('a.png', 3)).rejects.toThrow('503 SlowDown')
})

it('leaves the bucket for nothing', async () => {
  for (const file of ['../other/a.png', '/a.png', 'a.png?x', 'a b.png', ''])
    await expect(bucket.read(file, 3)).rejects.toThrow('outside the document store')
})
