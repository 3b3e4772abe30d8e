/** A part of a file; `to` is not included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The range that a `Range` header asks for (RFC 9110, section 14.2): the whole file where there is
 * none, where it is none that we know, or where it names several, all of which a server may ignore;
 * `unsatisfiable` where the file ends before it begins.
 */
export function rangeOf(header: string, bytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  // Of more digits than a number holds exactly: beyond any file, which is all that is asked here.
  const asked = /^bytes=(\d*)-(\d*)$/i.exec(header.trim());
  if (asked === null) return 'whole';
  const [, first = '', last = ''] = asked;
  if (first === '') {
    if (last === '') return 'whole';
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'unsatisfiable' : { from: bytes - length, to: bytes };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'whole'; // Not a range, so there is none.
  if (from >= bytes) return 'unsatisfiable';
  return { from, to: last === '' ? bytes : Math.min(Number(last) + 1, bytes) };
}
