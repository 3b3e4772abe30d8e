/**
 * A body that was packed beforehand: the same content in several codings, of which each client gets
 * the smallest that it takes.
 *
 * Each coding is a representation of its own (RFC 9110, 8.8.3.3) and so has an entity tag of its
 * own: a cache must not answer one with the other.
 */
import { acceptsCoding, type ContentCoding } from './accepted-coding.ts';
import type { PreparedBody } from './prepared-body.ts';

/** From the smallest to the largest, as a rule. */
const CODINGS: readonly ContentCoding[] = ['br', 'gzip'];

export interface Representation {
  readonly body: PreparedBody;
  /** `undefined`: as it is. */
  readonly coding: ContentCoding | undefined;
}

export class PackedBody {
  readonly #plain: Representation;
  readonly #packed: readonly Representation[];

  constructor(
    plain: PreparedBody,
    packed: Readonly<Partial<Record<ContentCoding, PreparedBody | undefined>>>,
  ) {
    this.#plain = { body: plain, coding: undefined };
    this.#packed = CODINGS.flatMap((coding) => {
      const body = packed[coding];
      return body === undefined ? [] : [{ body, coding }];
    });
  }

  /** For a client with this `Accept-Encoding`. */
  for(acceptEncoding: string): Representation {
    const taken = this.#packed.find(({ coding }) => takes(acceptEncoding, coding));
    return taken ?? this.#plain;
  }
}

function takes(acceptEncoding: string, coding: ContentCoding | undefined): boolean {
  return coding !== undefined && acceptsCoding(acceptEncoding, coding);
}
