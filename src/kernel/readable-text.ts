/**
 * Texts that people write and others read: titles, names, reasons. One rule for all of them.
 *
 * Why: invisible characters make two names look alike, characters that turn the direction of
 * writing make one name read as another, and a control character can upset a terminal or a log. So
 * a text has something visible, and nothing hidden: no control, format (U+202E, U+200D), surrogate
 * or private character, no line break, nothing invisible. Only the two selectors that choose how an
 * emoji is drawn are allowed. Logins have a stricter rule: identity/login-policy.ts.
 */

const HIDDEN = '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}';
/** U+2800 is a Braille character without dots. */
const SEEN = '(?!\\u2800)[\\p{L}\\p{N}\\p{P}\\p{S}]';

/** For schemas, which are read with the flag `u`. */
export const READABLE_PATTERN = `^(?=.*${SEEN})(?:[^${HIDDEN}]|[\\ufe0e\\ufe0f])*$`;

const READABLE = new RegExp(READABLE_PATTERN, 'u');

export function isReadable(text: string): boolean {
  return READABLE.test(text);
}
