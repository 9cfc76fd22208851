// The control of the scrape: a plain node:http server that renders a registry of the same series with prom-client
// for every request and compresses it. Arguments: a file with an exposition, a port.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { gzip } from 'node:zlib'
import { Gauge, Registry } from 'prom-client'

const [, , file, port] = process.argv
const registry = new Registry()
const gauges = new Map()
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const [, name, text = '', value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? []
  if (!name || line.startsWith('#')) continue
  const labels = Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map((match) => [match[1], match[2]]),
  )
  if (!gauges.has(name)) {
    const labelNames = Object.keys(labels)
    gauges.set(name, new Gauge({ name, help: 'The same series.', labelNames, registers: [registry] }))
  }
  gauges.get(name).set(labels, Number(value))
}

createServer(async (_, response) => {
  const body = await registry.metrics()
  gzip(body, (error, bytes) => {
    if (error) return response.destroy(error)
    response.writeHead(200, { 'content-type': registry.contentType, 'content-encoding': 'gzip' }).end(bytes)
  })
}).listen(Number(port), '127.0.0.1')
