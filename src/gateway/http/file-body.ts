/**
 * A file as the body of an answer: read in pieces while it is sent, never held whole.
 *
 * Only for files that never change while they have this entity tag. The layer answers ranges,
 * `If-Range`, `If-None-Match` and HEAD by itself (file-sender.ts), whatever the handler does.
 */
export class FileBody {
  readonly path: string;
  readonly bytes: number;
  /** Strong, with its quotes. */
  readonly entityTag: string;

  constructor(file: {
    readonly path: string;
    readonly bytes: number;
    readonly entityTag: string;
  }) {
    this.path = file.path;
    this.bytes = file.bytes;
    this.entityTag = file.entityTag;
  }
}
