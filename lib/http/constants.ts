/**
 * Requests that no person asked for (a page refreshing itself, a link fetched ahead) carry this header or this
 * cookie: they do not keep a session alive. Saying so can only shorten one.
 */
export const BACKGROUND_HEADER = 'x-background-refresh'

/** For refreshes by Next's router, which cannot be given headers; set for the moment of the request. */
export const BACKGROUND_COOKIE = 'phantom-background'
