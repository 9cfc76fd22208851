import { buttonClass } from '@/components/ui/button'

/** The second step has ended: too long ago, or too many wrong codes. */
export function Over() {
  return (
    <div role="alert" className="grid gap-4">
      <p className="rounded-control bg-bad-tint px-3 py-2.5 text-125 text-bad">
        This step is over: it took more than ten minutes, or there were too many wrong codes. Begin again with
        your password.
      </p>
      <a href="/login" className={`${buttonClass({ variant: 'primary', size: 'lg' })} h-10 w-full`}>
        Begin again
      </a>
    </div>
  )
}
