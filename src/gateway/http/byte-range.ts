/** A part of a file; `to` is not included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The range that a `Range` header asks for (RFC 9110, section 14.2): the whole file where there is
 * no such header, where its range is of a kind that we do not know, or where it names several
 * ranges, because a server may ignore all of these; `unsatisfiable` where the file ends before the
 * range begins.
 */
export function rangeOf(header: string, bytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  // A number with more digits than can be held exactly lies beyond any file; nothing else matters
  // here.
  const asked = /^bytes=(\d*)-(\d*)$/i.exec(header.trim());
  if (asked === null) return 'whole';
  const [, first = '', last = ''] = asked;
  if (first === '') {
    if (last === '') return 'whole';
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'unsatisfiable' : { from: bytes - length, to: bytes };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'whole'; // Not a range, so it is ignored.
  if (from >= bytes) return 'unsatisfiable';
  return { from, to: last === '' ? bytes : Math.min(Number(last) + 1, bytes) };
}
