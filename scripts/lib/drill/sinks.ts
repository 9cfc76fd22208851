import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Status = 'firing' | 'resolved'

/** What arrived, and when: `arrivedAfter(…)` of every way by which people are told. */
export type Sink = {
  port: number
  /** Whether the alert was reported with this status after the moment (ms of `performance.now()`). */
  arrivedAfter(alert: string, status: Status, moment: number): boolean
  /** Turned away from now on, as by a service that changed its mind. */
  refuse(yes: boolean): void
  close(): void
}

function ledger() {
  const arrivals: { alert: string; status: string; at: number }[] = []
  return {
    note: (alert: string, status: string) => arrivals.push({ alert, status, at: performance.now() }),
    arrivedAfter: (alert: string, status: Status, moment: number) =>
      arrivals.some((one) => one.alert === alert && one.status === status && one.at >= moment),
  }
}

const portOf = (server: { address(): AddressInfo | string | null }) => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

type Payload = { alerts: { status: string; labels: { alertname: string } }[] }

/** A webhook that Alertmanager posts to. */
export async function webhookSink(): Promise<Sink> {
  const { note, arrivedAfter } = ledger()
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
    arrivedAfter,
    refuse: (yes) => {
      refusing = yes
    },
    close: () => server.close(),
  }
}

/** A mail server that Alertmanager sends to; reads the status and the alert from the subject. */
export async function mailSink(): Promise<Sink> {
  const { note, arrivedAfter } = ledger()
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
  return { port: portOf(server.server), arrivedAfter, refuse: () => {}, close: () => server.close(() => {}) }
}
