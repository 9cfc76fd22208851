import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { without } from '@/lib/testing/without'
import { ask } from './neighbour'

const folder = mkdtempSync(join(tmpdir(), 'phantom-neighbour-'))
const file = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Says who asks; never ends what it began to say of `/slow`; forever says more of `/endless`. */
const answer: http.RequestListener = (request, response) => {
  if (request.url === '/slow') response.write('…')
  else if (request.url === '/away') response.writeHead(302, { location: '/' }).end()
  else if (request.url === '/endless') {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      response.once('drain', more)
    }
    more()
  } else response.end(request.headers.authorization ?? 'nobody')
}

async function listen(server: http.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const plain = await listen(http.createServer(answer))
process.env.ALERTMANAGER_URL = `http://127.0.0.1:${plain}`
process.env.ALERTMANAGER_AUTH_FILE = file('auth')
process.env.PROMETHEUS_CA_FILE = file('cert.pem')
writeFileSync(file('auth'), 'portal:a password\n')

const noOpenssl = without('openssl')
const certificate = (name: string) => {
  const make = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
  const out = ['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)]
  execFileSync('openssl', [...make, ...subject, ...out], { stdio: 'ignore' })
}
if (!noOpenssl) {
  certificate('cert')
  const tls = { key: readFileSync(file('cert.key')), cert: readFileSync(file('cert.pem')) }
  process.env.PROMETHEUS_URL = `https://127.0.0.1:${await listen(https.createServer(tls, answer))}`
}

it('shows its credential, read anew each time', async () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
  expect(await ask('alertmanager', '')).toBe(basic('portal:a password'))
  writeFileSync(file('auth'), 'portal:another')
  expect(await ask('alertmanager', '')).toBe(basic('portal:another'))
})

it('gives up in 3 s, on endless answers at once, and follows nobody', async () => {
  const started = performance.now()
  await expect(ask('alertmanager', 'slow')).rejects.toThrow(
    'Alertmanager does not answer: run ./start-monitoring.sh.',
  )
  expect(performance.now() - started).toBeLessThan(4_000)
  await expect(ask('alertmanager', 'endless')).rejects.toThrow('does not answer')
  await expect(ask('alertmanager', 'away')).rejects.toThrow('Alertmanager answered 302')
}, 10_000)

it.skipIf(noOpenssl)('believes the certificates it was given, and no others', async () => {
  expect(await ask('prometheus', '')).toBe('nobody')
  certificate('other')
  writeFileSync(file('cert.pem'), readFileSync(file('other.pem')))
  await expect(ask('prometheus', '')).rejects.toThrow('Prometheus does not answer')
})
