import { Badge } from '@/components/ui/badge'
import type { Age } from '@/lib/domain/overview/desks/eft'

/** How long a payment has been under way, and whether that is too long. */
export function AgeBadge({ age, text }: { age: Age; text: string }) {
  if (age === 'in_time') return <span className="num whitespace-nowrap text-secondary">{text}</span>
  return (
    <Badge tone={age === 'days_1_2' ? 'warning' : 'bad'} icon="hourglass">
      {text}
    </Badge>
  )
}
