const LINES = [5, 27.5, 50, 72.5, 95]

/** A chart before it is drawn: the faint grid that it will have. */
export function ChartGhost() {
  return (
    <svg className="size-full pb-5 stroke-grid" aria-hidden="true">
      {LINES.map((at) => (
        <line key={at} x1="0" x2="100%" y1={`${at}%`} y2={`${at}%`} />
      ))}
    </svg>
  )
}
