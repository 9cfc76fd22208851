function mixed(bits: number): number {
  let h = bits
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * Everything random is a hash of (seed, row number, salt): the same seed makes the same bank on every run.
 * The mixing steps are MurmurHash3's finalizer (Austin Appleby, public domain).
 */
export class Random {
  private readonly seed: number

  constructor(seed: number) {
    this.seed = mixed(seed ^ 0x9e3779b9)
  }

  /** 32 random bits. Different numbers never give the same bits for a salt. */
  bits(n: number, salt: number): number {
    return mixed(mixed(n ^ this.seed) + Math.imul(salt, 0x9e3779b1)) >>> 0
  }

  /** Uniform in [0, 1). */
  uniform(n: number, salt: number): number {
    return this.bits(n, salt) / 4294967296
  }

  /** 0 … k − 1. */
  pick(n: number, salt: number, k: number): number {
    return this.bits(n, salt) % k
  }

  /** Standard normal (Box–Muller). Takes the salt and the one after it. */
  normal(n: number, salt: number): number {
    return (
      Math.sqrt(-2 * Math.log(1 - this.uniform(n, salt))) * Math.cos(2 * Math.PI * this.uniform(n, salt + 1))
    )
  }
}
