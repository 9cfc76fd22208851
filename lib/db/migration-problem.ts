import { DatabaseError } from 'pg'
import { codeOf, OperatorError } from './operator-error'

/** The sentence for what PostgreSQL said while migrating; unexpected errors are returned as they are. */
export function migrationProblem(error: unknown, ownerUrl: string): unknown {
  const { hostname, port, username, pathname } = new URL(ownerUrl)
  const server = `${hostname || 'localhost'}:${port || 5432}`
  const login = decodeURIComponent(username)
  const database = decodeURIComponent(pathname.slice(1))
  const sentence = (text: string) => new OperatorError(text, { cause: error })
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'ENOTFOUND':
    case '57P01':
    case '57P03':
      return sentence(`The database at ${server} does not answer: start it, or correct DATABASE_OWNER_URL.`)
    case '28P01':
    case '28000':
      return sentence(
        `The database at ${server} refuses the user “${login}”: correct the name or the password.`,
      )
    case '3D000':
      return sentence(`The server at ${server} has no database “${database}”: create it (CREATE DATABASE).`)
    case '42501':
      return sentence(
        `The user “${login}” lacks the right to migrate the database “${database}” (${messageOf(error)}): make it the owner (ALTER DATABASE … OWNER TO …) or set DATABASE_OWNER_URL.`,
      )
    case '0A000':
    case '58P01':
      return sentence(
        `The database server lacks an extension (${messageOf(error)}): install PostgreSQL's contrib package.`,
      )
    case '55P03':
      return sentence(
        'Another process has been migrating this database for ten minutes: wait for it or end it.',
      )
    case '53100':
      return sentence('The disk of the database is full: free some space and start again, nothing was lost.')
    default:
      return error instanceof DatabaseError
        ? sentence(
            `The migration was undone because the database said: ${error.message}. Nothing was changed; report this with your version of PostgreSQL.`,
          )
        : error
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '')
