import { ButtonLink } from '@/components/ui/button-link'
import { State } from './state'

/** There are rows, but none that fits search and filters; `clearHref` shows them all. */
export function NoMatch({ what, clearHref }: { what: string; clearHref: string }) {
  return (
    <State
      icon="search-x"
      title={`No ${what} match`}
      actions={
        <ButtonLink href={clearHref} icon="x">
          Clear search and filters
        </ButtonLink>
      }
    >
      Nothing fits everything that is asked for. Take a filter away, or search for less.
    </State>
  )
}
