/**
 * Refuses deeply nested JSON before it is parsed.
 *
 * Why before: a parser and everything that later walks its result do work, some of it recursive,
 * that the sender chooses. A scan of the text costs nanoseconds and needs no stack.
 */
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Whether arrays and objects nest deeper than `depthMax`. The text need not be valid JSON. */
export function isJsonDeeperThan(text: string, depthMax: number): boolean {
  // Too short to open that often and close again, as valid JSON must.
  if (text.length < 2 * (depthMax + 1)) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) {
      i = endOfString(text, i + 1);
    } else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
      depth += 1;
      if (depth > depthMax) return true;
    } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) {
      depth -= 1;
    }
  }
  return false;
}

/** The index of the closing quote, or the text's end where there is none. */
export function endOfString(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) return i;
    i += unit === BACKSLASH ? 2 : 1;
  }
  return i;
}
