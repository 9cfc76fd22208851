/** The mark of the bank. */
export function Logo({ className = 'size-[26px]' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M12.5 14h.01M19.5 14h.01M16 7a7 7 0 0 0-7 7v11l2.6-2.4 2 2.4 2.4-2.4 2.4 2.4 2-2.4L23 25V14a7 7 0 0 0-7-7z"
        className="fill-none stroke-on-accent stroke-2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
