import { clsx } from 'clsx'

/** The foot of the sidebar: everything normal, or what is wrong, in words. */
export function SystemStatus({ problems }: { problems: string[] }) {
  const fine = problems.length === 0
  return (
    <p className="flex items-start gap-2.5">
      <span className={clsx('mt-[5px] size-2 shrink-0 rounded-full', fine ? 'bg-good' : 'bg-warning')} />
      <span>{fine ? 'Database and worker normal' : problems.join(' · ')}</span>
    </p>
  )
}
