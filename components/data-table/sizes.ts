/** The box of a table: it scrolls inside itself from 640 px up, so that head and footer stay in sight. */
export const SCROLLER = 'overflow-x-auto sm:max-h-[max(22rem,calc(100dvh-17.5rem))] sm:overflow-y-auto'
