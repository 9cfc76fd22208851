import { Unreachable } from '@/components/feedback/unreachable'

/** While nobody can be checked, a screen that was just switched on shows nothing of the bank. */
export function WaitScreen() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Unreachable level={1} />
    </main>
  )
}
