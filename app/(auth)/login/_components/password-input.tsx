'use client'

import { type KeyboardEvent, useState } from 'react'
import { Field, Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'

/** The password: can be shown, and says when Caps Lock is on. */
export function PasswordInput() {
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))

  return (
    <Field
      label="Password"
      htmlFor="password"
      help={
        capsLock && (
          <span className="flex items-center gap-1.5 text-warning">
            <Icon name="triangle-exclamation-point" size={13} />
            Caps Lock is on.
          </span>
        )
      }
    >
      <div className="relative">
        <Input
          id="password"
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={1024}
          help={capsLock}
          className="pr-10"
          onKeyDown={look}
          onKeyUp={look}
          onBlur={() => setCapsLock(false)}
        />
        <button
          type="button"
          aria-label={shown ? 'Hide password' : 'Show password'}
          aria-pressed={shown}
          aria-controls="password"
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-control text-muted transition-colors hover:text-ink aria-pressed:text-accent"
        >
          <Icon name="eye" size={16} />
        </button>
      </div>
    </Field>
  )
}
