/** Starts the bank and keeps it running until a signal. */
export async function supervise(_mode: 'dev' | 'production'): Promise<void> {}
