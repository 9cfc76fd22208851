import { BusyError } from '@/lib/http/errors'

type Task = () => void

/**
 * Lets a few expensive tasks run at once and a few more wait; the rest are refused at once, so that a flood
 * of sign-ins cannot take the processor away from people who are already working.
 */
export class HashQueue {
  private running = 0
  private readonly waiting: Task[] = []

  constructor(
    private readonly atOnce: number,
    private readonly mayWait: number,
  ) {}

  /** @throws BusyError when as many are waiting as may wait */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) {
      this.running++
    } else {
      if (this.waiting.length >= this.mayWait) throw new BusyError(1)
      // The one that ends hands its place on, so `running` stays as it is.
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
    try {
      return await task()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running--
    }
  }
}
