import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { listName } from '@/lib/domain/views/constants'
import type { Views } from '@/lib/domain/views/dto'
import type { ListDefinition, ListState } from '@/lib/list/definition'
import { listParams } from '@/lib/list/url'
import { ViewsMenu } from './views-menu'

type Props = { definition: ListDefinition; state: ListState; views?: Promise<Views> }

/** The saved views, as soon as they are read; without them the list goes on. */
export async function SavedViews({ definition, state, views }: Props) {
  const known = await views?.catch(() => null)
  if (!known) return null
  const query = listParams(definition, state, { view: '' }).toString()
  return (
    <ViewsMenu
      path={definition.path}
      list={listName(definition.path)}
      query={query}
      active={state.view}
      {...known}
    />
  )
}

/** In its place meanwhile. */
export function ViewsTrigger() {
  return (
    <span className={buttonClass()} aria-hidden="true">
      <Icon name="layers" size={15} />
      Views
    </span>
  )
}
