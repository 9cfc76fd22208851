import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { connectForLoad } from '../connection'
import { BinaryRows } from './binary-rows'

const mostWaiting = 8 << 20 // bytes

/**
 * Fills one empty table over a connection of its own. The table is truncated in the same transaction, so its rows are
 * written frozen (COPY FREEZE): nothing has to touch them again, and index-only scans work at once.
 */
export class TableCopy {
  readonly rows: BinaryRows
  private readonly stream: ReturnType<typeof copyFrom>
  private readonly done: Promise<void>

  private constructor(
    private readonly client: Client,
    table: string,
    columns: string[],
  ) {
    const text = `COPY ${table} (${columns.join(', ')}) FROM STDIN (FORMAT binary, FREEZE)`
    this.stream = client.query(copyFrom(text, { highWaterMark: mostWaiting }))
    this.done = finished(this.stream)
    this.done.catch(() => {}) // read by close, or by the wait for room
    this.rows = new BinaryRows(columns.length, (chunk) => this.stream.write(chunk))
  }

  static async open(ownerUrl: string, table: string, columns: string[]): Promise<TableCopy> {
    const client = await connectForLoad(ownerUrl, false)
    try {
      await client.query(`BEGIN; TRUNCATE ${table}`)
    } catch (error) {
      await client.end()
      throw error
    }
    return new TableCopy(client, table, columns)
  }

  /** Resolves when more rows may be written. @throws what the server said when it ended the copy */
  async room(): Promise<void> {
    if (this.stream.destroyed) await this.done
    if (this.stream.writableNeedDrain) await Promise.race([once(this.stream, 'drain'), this.done])
  }

  async commit(): Promise<void> {
    this.rows.end()
    this.stream.end()
    await this.done
    await this.client.query('COMMIT')
    await this.client.end()
  }

  /** Gives up: the server rolls back. */
  async abort(): Promise<void> {
    await this.client.end().catch(() => {}) // ends the connection at once while the copy runs
  }
}

/** Fills a table of the session itself with what `produce` writes. */
export async function copyInto(
  client: Client,
  table: string,
  columns: number,
  produce: (rows: BinaryRows) => void,
): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`))
  const rows = new BinaryRows(columns, (chunk) => stream.write(chunk))
  produce(rows)
  rows.end()
  stream.end()
  await finished(stream)
}
