import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { ensurePortFree } from './port'

describe('ensurePortFree', () => {
  it('names a taken port and the way out, and is content when it is free', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(ensurePortFree('127.0.0.1', port)).rejects.toThrow(
      `Port ${port} is taken by another program: end it or choose another, as in PORT=8080.`,
    )
    server.close()
    await once(server, 'close')
    await expect(ensurePortFree('127.0.0.1', port)).resolves.toBeUndefined()
  })

  it('refuses an address that is not of this machine', async () => {
    // TEST-NET-1, RFC 5737: nobody has it.
    await expect(ensurePortFree('192.0.2.1', 8000)).rejects.toThrow(
      /^HOST is “192\.0\.2\.1”, which is no address/,
    )
  })
})
