'use client'

import { useState } from 'react'
import { Tag } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/field'
import { setTags } from '@/lib/domain/customers/actions'
import { CUSTOMER_TAGS } from '@/lib/domain/customers/constants'
import { nameOf } from '@/lib/format/status'
import { ResponseForm } from '../../_components/response-form'

type Props = { customerId: string; name: string; tags: readonly string[]; mayChange: boolean }

/** The tags of a customer, each leading to all who carry it, and the way to change them. */
export function Tags({ customerId, name, tags, mayChange }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {tags.map((tag) => (
        <a key={tag} href={`/admin/customers?tag=${tag}`} className="rounded-sm hover:underline">
          <Tag>{nameOf(tag)}</Tag>
        </a>
      ))}
      {mayChange && <Change customerId={customerId} name={name} tags={tags} />}
    </div>
  )
}

function Change({ customerId, name, tags }: Omit<Props, 'mayChange'>) {
  const [chosen, setChosen] = useState(tags)
  return (
    <ResponseForm
      action={setTags}
      known={{ customerId, seen: tags.join(), tags: chosen.join() }}
      label={tags.length > 0 ? 'Tags' : 'Tag'}
      icon="tag"
      size="sm"
      variant="ghost"
      title={`Tags of ${name}`}
      description="What everybody who deals with this customer should know. The list of customers can be filtered by them."
      verb="Keep these tags"
      fields={() => (
        <fieldset className="grid gap-1 sm:grid-cols-2">
          <legend className="sr-only">Tags</legend>
          {CUSTOMER_TAGS.map((tag) => (
            <label
              key={tag}
              htmlFor={`tag-${tag}`}
              className="flex min-h-9 cursor-pointer items-center gap-2.5"
            >
              <Checkbox
                id={`tag-${tag}`}
                checked={chosen.includes(tag)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(CUSTOMER_TAGS.filter((each) => (each === tag ? checked : chosen.includes(each))))
                }
              />
              {nameOf(tag)}
            </label>
          ))}
        </fieldset>
      )}
    />
  )
}
