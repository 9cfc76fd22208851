import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** The bell, with how much is new. */
export function BellTrigger({ count }: { count: number }) {
  return (
    <span className={`${buttonClass({ variant: 'ghost' }, true)} relative`}>
      <Icon name="bell" />
      {count > 0 && (
        <span className="num absolute -top-0.5 -right-0.5 min-w-[17px] rounded-full bg-accent px-1 text-center text-11 leading-[17px] font-semibold text-on-accent">
          {count > 9 ? '9+' : count}
        </span>
      )}
    </span>
  )
}
