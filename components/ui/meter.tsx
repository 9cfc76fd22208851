import type { Tone } from '@/lib/format/status'

const FILLS: Record<Tone, string> = {
  good: 'fill-good',
  warning: 'fill-warning',
  bad: 'fill-bad',
  info: 'fill-info',
  neutral: 'fill-muted',
}

type Props = {
  label: string
  /** 0–1; null is unknown: an empty track, no value announced. */
  ratio: number | null
  tone?: Tone
  /** Where it starts to worry, 0–1: a thin mark on the track. */
  threshold?: number
  /** What a screen reader says: "34 % of 2 cores". */
  text?: string
  className?: string
}

/** A bar against its threshold, in SVG: sizes are attributes, so a strict style policy does not touch it. */
export function Meter({ label, ratio, tone = 'good', threshold, text, className }: Props) {
  const width = ratio === null ? 0 : Math.min(Math.max(ratio, 0), 1) * 100
  const bar = (
    <svg className="block h-[5px] w-full overflow-hidden rounded-full" aria-hidden="true">
      <rect width="100%" height="100%" className="fill-track" />
      <rect width={`${width}%`} height="100%" rx="2.5" className={FILLS[tone]} />
      {threshold !== undefined && (
        <rect x={`${threshold * 100}%`} width="1.5" height="100%" className="fill-muted" />
      )}
    </svg>
  )
  return (
    <div className={className}>
      {ratio !== null && (
        <meter className="sr-only" aria-label={label} aria-valuetext={text} value={ratio}>
          {text}
        </meter>
      )}
      {bar}
    </div>
  )
}
