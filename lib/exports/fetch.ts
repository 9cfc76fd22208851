import 'server-only'
import type { Session } from '@/lib/auth/session'
import { beginExport, endExport, noteProgress } from '@/lib/domain/exports/mutations'
import { BusyError, NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { isId } from '@/lib/list/id'
import { perProcess } from '@/lib/per-process'
import { listFor } from './lists'
import { filtersOf, readQuery } from './selection'
import { sendExport } from './send'

/** Files that one process sends at once: each takes a connection and a good part of a core. */
const AT_ONCE = 3

const underWay = () => perProcess('exports.underWay', () => new Set<string>())

/**
 * Sends the file of an export that was asked for.
 * @throws NotFoundError · ConflictError it was fetched before · BusyError too many are being sent
 */
export async function fetchExport(
  id: string,
  session: Session,
  request: RequestFacts,
  { head, gzip }: { head: boolean; gzip: boolean },
): Promise<Response> {
  if (!isId(id)) throw new NotFoundError('There is no such export of yours.')
  if (head) return new Response(null)
  const sending = underWay()
  if (sending.size >= AT_ONCE) throw new BusyError(10)
  sending.add(id)
  try {
    const { list: name, query, format, columns, whole } = await beginExport(session, id)
    const list = listFor(name, session)
    const state = readQuery(list, query)
    const chosen = list.columns.filter(({ name }) => columns.includes(name))
    const { body, contentType } = sendExport({
      rows: await list.rows(state, chosen, { format, whole }),
      format,
      gzip,
      mark: {
        id,
        list: name,
        by: session.user.email,
        role: session.user.role,
        filters: filtersOf(list, state),
        columns: chosen.map(({ name }) => name),
        whole,
      },
      progress: (rows) => noteProgress(id, rows),
      ended: (ending, rows) => {
        sending.delete(id)
        return endExport(session, request, id, ending, rows)
      },
    })
    const day = new Date().toISOString().slice(0, 10)
    return new Response(body, {
      headers: {
        // A file of its own: the framework takes a Content-Encoding away from what handlers send.
        'content-type': gzip ? 'application/gzip' : contentType,
        'content-disposition': `attachment; filename="${name.replaceAll('_', '-')}-${day}.${format}${gzip ? '.gz' : ''}"`,
        // Nor is it compressed on the way: that would cost more than it saves in one bank.
        'cache-control': 'private, no-store, no-transform',
      },
    })
  } catch (error) {
    sending.delete(id)
    throw error
  }
}
