'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { PROBLEM_WORDS } from '@/lib/domain/search/constants'
import { readSearch } from '@/lib/list/reading'
import { LONGEST_SEARCH } from '@/lib/list/search-text'
import type { NavigationGroup } from '@/lib/navigation'
import { beginsSo, entriesNamed, type PaletteGroup, paletteGroups } from './palette-entries'
import { PALETTE_ITEM } from './palette-item'
import { firstRecord, PaletteRecords } from './palette-records'
import { type Records, useRecords } from './use-records'

type Props = { open: boolean; onClose: () => void; groups: NavigationGroup[] }

/** Ctrl/⌘ K: find any record, jump to any page, or do what is possible from everywhere. */
export function CommandPalette({ open, onClose, groups }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal()
      // The dialog gives focus to the first box that can have it, which is the list around the field.
      dialog.current?.querySelector('input')?.focus()
    }
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      aria-label="Find a record, page or action"
      className="floating appear mx-auto mt-[12vh] mb-auto w-[min(44rem,calc(100vw-2rem))] overflow-hidden p-0 backdrop:bg-backdrop"
    >
      {open && <Palette groups={groups} onClose={onClose} />}
    </dialog>
  )
}

function Palette({ groups, onClose }: Omit<Props, 'open'>) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState('')
  const moved = useRef(false)
  const records = useRecords(text)
  const entries = entriesNamed(paletteGroups(groups, router), text)
  const first = beginsSo(entries, text)
    ? (entries[0]?.entries[0]?.value ?? null)
    : firstRecord(records.answer)

  useEffect(() => {
    // What arrives is what Enter opens, unless somebody went to another line meanwhile.
    if (first && !moved.current && !records.busy) setChosen(first)
  }, [first, records.busy])

  const run = (action: () => void) => {
    onClose()
    action()
  }
  const type = (typed: string) => {
    moved.current = false
    setText(typed)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.startsWith('Arrow')) moved.current = true
  }
  const found = records.answer && (
    <PaletteRecords
      answer={records.answer}
      busy={records.busy}
      open={(href) => run(() => router.push(href))}
    />
  )
  const pages = <Entries groups={entries} run={run} />
  return (
    <Command
      label="Find a record, page or action"
      loop
      shouldFilter={false}
      value={chosen}
      onValueChange={setChosen}
      onKeyDown={onKeyDown}
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Icon name="search" className="text-muted" />
        <Command.Input
          autoFocus
          value={text}
          onValueChange={type}
          maxLength={LONGEST_SEARCH}
          placeholder="Name, phone, reference, page…"
          className="h-12 min-w-0 flex-1 bg-transparent text-15 outline-none placeholder:text-muted"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[60vh] overflow-y-auto p-1.5 pb-2">
        {first && beginsSo(entries, text) ? [pages, found] : [found, pages]}
        <Hint text={text} records={records} />
        {readSearch(text).problem === null && (
          <Command.Item
            value="search"
            onSelect={() => run(() => router.push(`/admin/search?${new URLSearchParams({ q: text })}`))}
            className={PALETTE_ITEM}
          >
            <Icon name="search" />
            <span className="truncate">Search everything for “{text.trim()}”</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  )
}

function Entries({ groups, run }: { groups: PaletteGroup[]; run: (action: () => void) => void }) {
  return groups.map(({ label, entries }) => (
    <Command.Group key={label} heading={label} className="palette-group">
      {entries.map((entry) => (
        <Command.Item
          key={entry.value}
          value={entry.value}
          onSelect={() => run(entry.run)}
          className={PALETTE_ITEM}
        >
          <Icon name={entry.icon} />
          {entry.label}
        </Command.Item>
      ))}
    </Command.Group>
  ))
}

/** Why there are no records under what is typed; said aloud to who does not see the list change. */
function Hint({ text, records: { answer, problem, busy } }: { text: string; records: Records }) {
  const unasked = readSearch(text).problem
  const count = answer?.groups.reduce((sum, { hits }) => sum + hits.length, 0) ?? 0
  const words =
    unasked === 'empty'
      ? ''
      : unasked
        ? PROBLEM_WORDS[unasked].words
        : (problem ??
          (answer?.problem
            ? PROBLEM_WORDS[answer.problem].words
            : busy
              ? 'Searching…'
              : answer && count === 0
                ? 'No record matches.'
                : ''))
  return (
    <>
      {words && (count === 0 || problem) && <p className="px-3 py-2 text-muted">{words}</p>}
      <p role="status" className="sr-only">
        {busy ? '' : words || (answer ? `${count} records found` : '')}
      </p>
    </>
  )
}
