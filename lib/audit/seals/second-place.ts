import { type Head, lengthOfHeads, readHeads } from './heads'
import { isSigned, type TrustedKeys } from './keys'
import type { Seal } from './seal'
import type { Problem } from './verification'

/** A restored copy that went on: what the second place knows of the time between is not in it. */
export type Restore = { epoch: number; at: string; lost: number }

const problem = (kind: Problem['kind'], seal: string | null, sentence: string): Problem => ({
  kind,
  seal,
  sentence,
})

/**
 * Compares the database's seals, told one by one in their order, with the second place: every head it knows must be
 * there, and be the same.
 */
export class SecondPlace {
  readonly restores: Restore[] = []
  /** Seals that are in the database and not here. */
  missing = 0
  private head: Head | null = null

  private constructor(
    private readonly heads: AsyncGenerator<Head | null>,
    private readonly keys: TrustedKeys,
    private readonly epochs: ReadonlyMap<number, bigint>,
  ) {}

  /**
   * As it is now: what is added from here on is for another look. Open it before the database is read, whose instant
   * would else come before heads that are compared with it.
   * @throws when the file cannot be read
   */
  static async open(path: string, keys: TrustedKeys): Promise<SecondPlace> {
    // Where each epoch began: what an earlier one had from there on was lost in a restore.
    const epochs = new Map<number, bigint>()
    const bytes = await lengthOfHeads(path)
    for await (const head of readHeads(path, bytes)) {
      if (head && !epochs.has(head.epoch)) epochs.set(head.epoch, BigInt(head.seal))
    }
    return new SecondPlace(readHeads(path, bytes), keys, epochs)
  }

  /** Compares the next seal of the database. */
  async compare(seal: Seal): Promise<Problem | null> {
    const before = await this.upTo(BigInt(seal.id))
    if (before) return before
    if (this.head?.seal !== seal.id) {
      this.missing += 1
      return null
    }
    const head = this.head
    this.head = null
    if (head.hash.equals(seal.hash)) return null
    return isSigned(this.keys, head)
      ? problem(
          'seal_forged',
          seal.id,
          `Seal ${seal.id} was made anew: another one was signed at ${head.sealedAt}.`,
        )
      : problem(
          'second_place_changed',
          seal.id,
          `The second place was changed: its line of seal ${seal.id} is not signed.`,
        )
  }

  /** After the last seal of the database: whether the second place knows of more. */
  async end(last: string | null): Promise<Problem | null> {
    const beyond = await this.upTo(null)
    if (!beyond) return null
    return beyond.kind === 'seals_missing'
      ? problem(
          'tail_cut',
          last,
          `The trail was cut off after ${last ? `seal ${last}` : 'its beginning'}: ${beyond.sentence}`,
        )
      : beyond
  }

  /** Passes over heads before a seal: there must be none that the database should have. */
  private async upTo(id: bigint | null): Promise<Problem | null> {
    while (true) {
      if (!this.head) {
        const { value, done } = await this.heads.next()
        if (done) return null
        if (value === null) continue // torn by a crash: written again behind it
        if (this.isLost(value)) continue
        this.head = value
      }
      const head = this.head
      if (id !== null && BigInt(head.seal) >= id) return null
      if (!isSigned(this.keys, head))
        return problem(
          'second_place_changed',
          head.seal,
          `The second place was changed: its line of seal ${head.seal} is not signed.`,
        )
      return problem(
        'seals_missing',
        head.seal,
        `seal ${head.seal} of ${head.sealedAt} with ${head.events} rows was signed and is gone.`,
      )
    }
  }

  private isLost({ seal, epoch, sealedAt }: Head): boolean {
    for (const [later, begins] of this.epochs) {
      if (later <= epoch || BigInt(seal) < begins) continue
      const known = this.restores.find((restore) => restore.epoch === later)
      if (known) known.lost += 1
      else this.restores.push({ epoch: later, at: sealedAt, lost: 1 })
      return true
    }
    return false
  }
}
