import { createHash } from 'node:crypto'
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { codeOf, fileProblem, OperatorError } from '../operator-error'
import { type Account, canReach, serverAccount } from './account'
import { SHARED_FOLDER } from './shared-folder'

export type Home = {
  /** Folder of the cluster: `data`, and the server's log. */
  folder: string
  account: Account
}

/**
 * Where the cluster of a data folder lives: `<dataDir>/postgres`, which is a link to a folder elsewhere when the
 * server's account cannot get into the data folder.
 * @throws OperatorError when the folder cannot be used
 */
export function clusterHome(dataDir: string): Home {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const folder = realpathSync(dataDir)
    const place = join(folder, 'postgres')
    const linked = linkTarget(place)
    if (linked !== undefined) return existing(linkedHome(folder, place, linked))
    if (existsSync(join(place, 'data'))) return existing(place)
    return create(folder, place, serverAccount())
  } catch (error) {
    throw fileProblem(resolve(dataDir), error)
  }
}

/** A cluster is run by whoever owns it. */
function existing(folder: string): Home {
  const data = join(folder, 'data')
  if (!existsSync(data)) return { folder, account: serverAccount() }
  const { uid, gid } = statSync(data)
  const me = process.getuid?.()
  if (me === undefined || me === uid) return { folder, account: undefined }
  if (me === 0) return { folder, account: { uid, gid } }
  throw new OperatorError(
    `The database in ${data} belongs to user ${uid}: start as that user or as root, or choose another folder with PHANTOM_DATA_DIR.`,
  )
}

function create(dataDir: string, place: string, account: Account): Home {
  if (!account || canReach(account, dataDir)) {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    if (account) chownSync(place, account.uid, account.gid)
    return { folder: place, account }
  }
  const folder = makeSharedFolder(dataDir)
  chownSync(folder, account.uid, account.gid)
  symlinkSync(folder, place)
  return { folder, account }
}

function makeSharedFolder(dataDir: string): string {
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 })
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  for (let attempt = 1; ; attempt++) {
    // A number is added when an earlier data folder at this path left its database behind: that is never touched.
    const folder = join(SHARED_FOLDER, attempt === 1 ? name : `${name}-${attempt}`)
    try {
      mkdirSync(folder, { mode: 0o700 })
      writeFileSync(join(folder, 'data-folder'), dataDir)
      return folder
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

function linkTarget(place: string): string | undefined {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(place) : undefined
}

/** The folder behind a link, after making sure that it is this data folder's own and not that of the one it was copied from. */
function linkedHome(dataDir: string, place: string, target: string): string {
  if (!existsSync(target)) {
    throw new OperatorError(
      `${place} points to ${target}, which is not there: put the database back, or delete the link for an empty bank.`,
    )
  }
  const note = join(target, 'data-folder')
  const original = existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir
  if (original === dataDir) return target
  if (linkTarget(join(original, 'postgres')) === target) {
    throw new OperatorError(
      `${dataDir} is a copy of ${original}, whose database is in ${target}: delete ${place} for an empty bank.`,
    )
  }
  writeFileSync(note, dataDir) // the data folder was moved
  return target
}
