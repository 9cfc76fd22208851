import 'server-only'
import type { Env } from '@/lib/env'
import type { Place } from './place'
import { type Signable, signV4 } from './sign-v4'

const TIMEOUT_MS = 10_000

type Settings = {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** The settings of an S3-compatible store; null when documents are kept in the local folder. */
export function s3Settings(env: Env): Settings | null {
  const { DOCUMENTS_ENDPOINT: endpoint, DOCUMENTS_BUCKET: bucket } = env
  const { DOCUMENTS_ACCESS_KEY_ID: accessKeyId, DOCUMENTS_SECRET_ACCESS_KEY: secretAccessKey } = env
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return null
  return { endpoint, bucket, region: env.DOCUMENTS_REGION, accessKeyId, secretAccessKey }
}

/** Documents in a bucket of an S3-compatible store, addressed by path: `<endpoint>/<bucket>/<file>`. */
export function s3(settings: Settings): Place {
  const send = (method: Signable['method'], file: string, headers = {}, body = Buffer.alloc(0)) => {
    const url = addressOf(settings, file)
    const signed = signV4({ method, url, headers, body, at: new Date() }, settings)
    const { host: _host, ...sent } = signed // set by fetch itself
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    return fetch(url, { method, headers: sent, redirect: 'error', signal, ...(method === 'PUT' && { body }) })
  }
  return {
    async read(file, sizeBytes) {
      const answer = await send('GET', file)
      if (answer.status === 404) {
        await answer.body?.cancel()
        return 'missing'
      }
      if (!answer.ok || !answer.body) throw await refused('read', answer)
      return readAtMost(answer.body, sizeBytes)
    },

    async write(file, bytes) {
      const headers = { 'content-type': 'application/octet-stream', 'if-none-match': '*' }
      const answer = await send('PUT', file, headers, Buffer.from(bytes))
      // 412: there is one already, and it stays.
      if (!answer.ok && answer.status !== 412) throw await refused('write', answer)
      await answer.body?.cancel()
    },
  }
}

function addressOf({ endpoint, bucket }: Settings, file: string): URL {
  if (!/^[A-Za-z0-9][A-Za-z0-9/_.-]*$/.test(file) || file.includes('..')) {
    throw new Error('A document lies outside the document store')
  }
  return new URL(`${endpoint}/${bucket}/${file}`)
}

/** Stops reading as soon as more comes than was uploaded. */
async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  sizeBytes: number,
): Promise<Buffer<ArrayBuffer> | 'altered'> {
  const bytes = Buffer.alloc(sizeBytes)
  let at = 0
  for await (const part of stream) {
    if (at + part.length > sizeBytes) return 'altered'
    bytes.set(part, at)
    at += part.length
  }
  return at === sizeBytes ? bytes : 'altered'
}

async function refused(what: string, answer: Response): Promise<Error> {
  const code = /<Code>(\w{1,60})<\/Code>/.exec((await answer.text()).slice(0, 2_000))?.[1]
  return new Error(`The document store refused to ${what}: ${answer.status}${code ? ` ${code}` : ''}`)
}
