'use client'

import { Logo } from '@/components/ui/logo'
import { formatDateTime, zoneLabel } from '@/lib/format/date'
import { useLive } from './live/live'

/** On paper only: which bank this is, and of when its figures are. */
export function ReportHead({ zone }: { zone: string }) {
  const takenAt = useLive(({ view }) => view.takenAt)
  return (
    <div className="hidden items-center gap-2.5 border-b pb-3 print:flex">
      <Logo />
      <p className="text-15 font-semibold">Phantom Banking</p>
      {takenAt && (
        <p className="num ml-auto text-secondary">
          Figures as of {formatDateTime(takenAt, zone, true)}, {zoneLabel(zone, new Date(takenAt))}
        </p>
      )}
    </div>
  )
}
