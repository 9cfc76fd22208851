import { State } from '@/components/feedback/state'
import { Unreachable } from '@/components/feedback/unreachable'
import { groupLabel } from '@/components/search/group-label'
import { HitFacts, HitName, hitHref } from '@/components/search/hit'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { GROUP_LOOKS, HITS, PROBLEM_WORDS } from '@/lib/domain/search/constants'
import type { FoundGroup, SearchAnswer } from '@/lib/domain/search/dto'
import { loadSearch } from '@/lib/domain/search/loaders'
import { DatabaseUnreachableError, TooManyRequestsError } from '@/lib/http/errors'

type Props = { typed: string; clock: PageClock }

/** The groups of what was found, or why there is nothing. */
export async function Found({ typed, clock }: Props) {
  let answer: SearchAnswer
  try {
    answer = await loadSearch(typed, HITS.page)
  } catch (error) {
    return <Failed error={error} />
  }
  const { problem, groups, similar, text } = answer
  if (problem) {
    const { title, words } = PROBLEM_WORDS[problem]
    return (
      <Card>
        <State icon={problem === 'slow' ? 'hourglass' : 'search'} title={title}>
          {words}
        </State>
      </Card>
    )
  }
  if (groups.length === 0) {
    return (
      <Card>
        <State icon="search-x" title={`Nothing is found by “${text}”`}>
          No record that you may read begins or ends so, carries this name, or one like it. Try the end of the
          phone number, or one word of the name.
        </State>
      </Card>
    )
  }
  return (
    <div className="grid gap-3.5">
      {similar && (
        <p role="status" className="flex gap-2.5 rounded-card bg-info-tint px-4 py-2.5 text-125 text-info">
          <Icon name="info" size={15} className="mt-0.5" />
          No record carries exactly this name: these are like it.
        </p>
      )}
      {groups.map((found) => (
        <Group key={found.group} found={found} answer={answer} clock={clock} />
      ))}
    </div>
  )
}

function Failed({ error }: { error: unknown }) {
  if (error instanceof DatabaseUnreachableError) {
    return (
      <Card>
        <Unreachable />
      </Card>
    )
  }
  if (!(error instanceof TooManyRequestsError)) throw error
  return (
    <Card>
      <State icon="hourglass" title="Too many searches at once">
        {error.message}
      </State>
    </Card>
  )
}

type GroupProps = { found: FoundGroup; answer: SearchAnswer; clock: PageClock }

function Group({ found, answer, clock }: GroupProps) {
  const { group, hits, more } = found
  const label = groupLabel(found, answer.similar)
  return (
    <Card aria-labelledby={`found-${group}`} className="overflow-hidden">
      <CardHead
        id={`found-${group}`}
        title={label}
        note={more ? `the best ${hits.length}` : String(hits.length)}
        actions={more && <More found={found} text={answer.text} />}
      />
      <table aria-label={label} className="block w-full text-135">
        <tbody className="block divide-y border-t">
          {hits.map((hit) => (
            <tr key={hit.id} data-href={hitHref(found, hit)} className="block hover:bg-hover">
              <td className="block">
                <a
                  data-row
                  href={hitHref(found, hit)}
                  className="flex min-h-10 items-center gap-3 px-4 py-1.5 outline-offset-[-2px]"
                >
                  <Icon name={GROUP_LOOKS[group].icon} size={15} className="text-muted" />
                  <HitName found={found} hit={hit} />
                  <HitFacts found={found} hit={hit} clock={clock} />
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** The list of the group, searched for the same. */
function More({ found, text }: { found: FoundGroup; text: string }) {
  return (
    <a
      href={`/admin/${found.group}?${new URLSearchParams({ q: text })}`}
      className="flex items-center gap-1 rounded-sm text-125 text-accent"
    >
      Search the list
      <Icon name="arrow-right" size={13} />
    </a>
  )
}
