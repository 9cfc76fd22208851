'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

type Props = Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'onPointerEnter' | 'onFocus'>

/** A link whose page is fetched ahead once somebody points at it: all that are in sight would be forty requests a page. */
export function Link(props: Props) {
  const [wanted, setWanted] = useState(false)
  const want = () => setWanted(true)
  return <NextLink prefetch={wanted ? null : false} onPointerEnter={want} onFocus={want} {...props} />
}
