/** Whether a client takes a body in a coding (RFC 9110, 12.5.3): named, and not with weight 0. */
export type ContentCoding = 'br' | 'gzip';

const NAMED: Readonly<Record<ContentCoding, RegExp>> = {
  br: named('br'),
  gzip: named('gzip'),
};

/** By the value of `Accept-Encoding`. A `*` does not count: who means a coding names it. */
export function acceptsCoding(acceptEncoding: string, coding: ContentCoding): boolean {
  return NAMED[coding].test(acceptEncoding);
}

function named(coding: ContentCoding): RegExp {
  return new RegExp(`(?:^|,)\\s*${coding}\\s*(?:,|;\\s*q=(?:1|0\\.[0-9]*[1-9])|$)`, 'i');
}
