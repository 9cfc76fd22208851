/** Where root keeps what the server's account must reach when the data folder or the checkout is private to root. */
export const SHARED_FOLDER = '/var/lib/phantom-banking'
