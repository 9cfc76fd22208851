import { HITS } from '@/lib/domain/search/constants'
import { loadSearch } from '@/lib/domain/search/loaders'
import { HttpError } from '@/lib/http/errors'
import { handler } from '@/lib/http/handler'
import { LONGEST_SEARCH } from '@/lib/list/search-text'

/** What the palette shows while somebody types. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    permission: 'search:use',
    run: async ({ request }) => {
      const typed = request.nextUrl.searchParams.get('q') ?? ''
      const answer = await loadSearch(typed, HITS.palette, request.signal)
      if (answer.problem === 'long')
        throw new HttpError(400, `A search takes up to ${LONGEST_SEARCH} characters.`)
      return Response.json(answer)
    },
  },
})
