import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Status = 'firing' | 'resolved'

/** A way by which people are told of alerts. */
export type Sink = {
  port: number
  /** What was last said of an alert. */
  says(alert: string): Status | undefined
  /** Turned away from now on, as by a service that changed its mind. */
  refuse(yes: boolean): void
  close(): void
}

function ledger() {
  const last = new Map<string, Status>()
  return {
    note: (alert: string, status: string) => last.set(alert, status === 'firing' ? 'firing' : 'resolved'),
    says: (alert: string) => last.get(alert),
  }
}

const portOf = (server: { address(): AddressInfo | string | null }) => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

type Payload = { alerts: { status: string; labels: { alertname: string } }[] }

/** A webhook that Alertmanager posts to. */
export async function webhookSink(): Promise<Sink> {
  const { note, says } = ledger()
  let refusing = false
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      response.statusCode = refusing ? 400 : 200
      response.end()
      if (refusing) return
      const payload: Payload = JSON.parse(body)
      for (const { status, labels } of payload.alerts) note(labels.alertname, status)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    says,
    refuse: (yes) => {
      refusing = yes
    },
    close: () => server.close(),
  }
}

/** A mail server that Alertmanager sends to; reads the status and the alert from the subject. */
export async function mailSink(): Promise<Sink> {
  const { note, says } = ledger()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        const [, status = '', alert = ''] = /^Subject: .*?(FIRING|RESOLVED): (\w+)/m.exec(text) ?? []
        note(alert, status.toLowerCase())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return { port: portOf(server.server), says, refuse: () => {}, close: () => server.close(() => {}) }
}
