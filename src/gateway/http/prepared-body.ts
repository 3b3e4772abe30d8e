/**
 * A body that is serialised once and sent often: published results, the OpenAPI document, a page.
 *
 * It carries its own entity tag, and a request whose `If-None-Match` names it is answered 304 by
 * the layer, whatever the handler does.
 */
import { createHash } from 'node:crypto';

/** A year, the longest that caches honour. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

export class PreparedBody {
  readonly content: string | Uint8Array;
  /** Strong: a hash of the content, quoted. */
  readonly entityTag: string;
  readonly cacheControl: string;

  private constructor(content: string | Uint8Array, cacheControl: string) {
    this.content = content;
    this.cacheControl = cacheControl;
    const digest = createHash('sha256').update(content).digest('base64url');
    this.entityTag = `"${digest.slice(0, 22)}"`;
  }

  /** Content that never changes at its address: results and transcripts of a finished draw. */
  static immutable(content: string | Uint8Array): PreparedBody {
    return new PreparedBody(content, IMMUTABLE);
  }

  /** Content that may change: caches ask each time, and are mostly answered 304. */
  static revalidated(content: string | Uint8Array): PreparedBody {
    return new PreparedBody(content, 'no-cache');
  }

  /** Content that changes with a restart at most, and may be a minute old then. */
  static keptForAMinute(content: string | Uint8Array): PreparedBody {
    return new PreparedBody(content, 'public, max-age=60');
  }

  /** Whether `If-None-Match` names this content. */
  matches(ifNoneMatch: string): boolean {
    return namesTag(ifNoneMatch, this.entityTag);
  }
}

/** Whether `If-None-Match` names this tag. Weak comparison, as RFC 9110 asks. */
export function namesTag(ifNoneMatch: string, entityTag: string): boolean {
  if (ifNoneMatch === '') return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === entityTag);
}
