import { headers } from 'next/headers'
import { NotHere } from '@/components/feedback/not-here'
import { NAVIGATION } from '@/lib/navigation'

/** A record that does not exist, inside the frame: back to its list, where it may stand under another name. */
export default async function PortalNotFound() {
  const [path = ''] = ((await headers()).get('x-path') ?? '').split('?')
  const lists = NAVIGATION.flatMap(({ items }) => items)
  const list = lists.find(({ href }) => href !== '/admin' && path.startsWith(`${href}/`))
  return <NotHere list={list && { href: list.href, label: list.label }} />
}
