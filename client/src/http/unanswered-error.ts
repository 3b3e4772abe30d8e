/**
 * No answer of the engine came: the network broke, time ran out, or a proxy answered in its place.
 * Whether the request took effect is not known; asking again with its key settles that.
 */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
  /** That of a proxy; undefined where nothing came. */
  readonly status: number | undefined;

  constructor(what: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(what, { cause });
    this.status = status;
  }
}
