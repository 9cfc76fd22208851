import { Badge } from '@/components/ui/badge'
import { humanise } from '@/lib/format/status'

/** How something that was tried ended. */
export function Outcome({ value }: { value: string }) {
  if (value === 'success')
    return (
      <Badge tone="good" icon="circle-check">
        Done
      </Badge>
    )
  return (
    <Badge tone={value === 'refused' ? 'warning' : 'bad'} icon={value === 'refused' ? 'ban' : 'circle-x'}>
      {humanise(value)}
    </Badge>
  )
}
