'use client'

import { clsx } from 'clsx'
import { useLive } from '@/app/(portal)/_components/live/live'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Meter } from '@/components/ui/meter'
import { statusLook } from '@/lib/format/status'

const TEXTS = {
  good: 'text-good',
  warning: 'text-warning',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-secondary',
}
const WORDS = { up: 'up', down: 'down', off: 'not connected' }

/** The machine and the services, to be read from across the room. */
export function WallSystem() {
  const { meters, services } = useLive(({ view }) => view)
  return (
    <>
      <Card
        aria-label="Machine"
        className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-evenly px-[2.4em] py-[1em]"
      >
        {meters.map(({ name, icon, state, value, ratio, limited }) => {
          const { label, tone, icon: mark } = statusLook('health', state)
          return (
            <section key={name} aria-label={name}>
              <p className="flex items-baseline gap-[0.5em]">
                <span className="flex items-center gap-[0.5em] text-[2.6em] text-secondary">
                  <Icon name={icon} className="size-[1em]" />
                  {name}
                </span>
                <span
                  className={clsx(
                    'ml-auto flex items-center gap-[0.4em] text-[2.1em] font-medium',
                    TEXTS[tone],
                  )}
                >
                  <Icon name={mark} className="size-[1em]" />
                  {label}
                </span>
                <span className="num min-w-[3.9em] text-right text-[3.8em] leading-[1.2] font-semibold tracking-[-0.02em]">
                  {value}
                </span>
              </p>
              {limited && (
                <Meter
                  className="mt-[0.5em] [&>svg]:h-[0.9em]"
                  label={name}
                  ratio={ratio}
                  tone={tone}
                  text={value}
                />
              )}
            </section>
          )
        })}
      </Card>
      <Card aria-label="Services" className="min-h-0 px-[2.4em] py-[1em]">
        <ul className="grid h-full content-evenly">
          {services.map(({ name, icon, state, detail }) => (
            <li key={name} className="grid grid-cols-[auto_1fr_auto] items-center gap-x-[1.2em]">
              <Icon name={icon} className="size-[3.4em] text-secondary" />
              <span className="text-[2.6em] font-medium">{name}</span>
              <span
                className={clsx(
                  'flex items-center gap-[0.5em] text-[2.1em] font-medium whitespace-nowrap',
                  state === 'up' ? 'text-good' : state === 'down' ? 'text-bad' : 'text-muted',
                )}
              >
                <Icon
                  name={state === 'up' ? 'circle-check' : state === 'down' ? 'circle-x' : 'circle-dashed'}
                  className="size-[1em]"
                />
                {WORDS[state]}
              </span>
              {state === 'up' && <span className="num col-start-2 text-[2em] text-muted">{detail}</span>}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
