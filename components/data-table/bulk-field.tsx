import { Field, Input, Select, Textarea } from '@/components/ui/field'
import type { BulkField as Described } from '@/lib/bulk/look'

type Props = {
  field: Described
  /** What was typed before it was refused. */
  typed?: string
  error?: string
}

/** A field of a bulk action, by its kind. */
export function BulkField({ field, typed, error }: Props) {
  const id = `bulk-${field.name}`
  return (
    <Field label={field.label} htmlFor={id} help={field.help} error={error}>
      <Control
        field={field}
        known={{
          id,
          name: field.name,
          defaultValue: typed ?? field.initial,
          invalid: Boolean(error),
          help: Boolean(field.help),
        }}
      />
    </Field>
  )
}

type Known = { id: string; name: string; defaultValue?: string; invalid: boolean; help: boolean }

function Control({ field, known }: { field: Described; known: Known }) {
  switch (field.kind) {
    case 'choice':
      return (
        <Select {...known}>
          {field.empty !== undefined && <option value="">{field.empty}</option>}
          {field.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )
    case 'date':
      return <Input {...known} type="date" />
    case 'line':
      return <Input {...known} maxLength={field.most} />
    case 'words':
      return <Textarea {...known} maxLength={field.most} />
  }
}
