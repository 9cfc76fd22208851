/** Where documents are kept. `file` is a path of letters, digits and `/_.-` inside the store. */
export type Place = {
  /**
   * At most the bytes that are expected; `altered` when their number is another.
   * @throws when the place does not answer, or the path would leave the store
   */
  read(file: string, sizeBytes: number): Promise<Buffer<ArrayBuffer> | 'missing' | 'altered'>
  /** Keeps the bytes if there is nothing under that path yet: whole or not at all. */
  write(file: string, bytes: Uint8Array): Promise<void>
}
