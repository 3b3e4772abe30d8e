/**
 * Which logins an account can have: the UsernameCaseMapped profile of RFC 8265, of one script.
 *
 * Two logins that people cannot tell apart must not be two accounts. So spellings are mapped to one
 * (`normaliseLogin`), and what remains are letters, their marks and digits, with the marks of ASCII
 * (`ada@example.org`): nothing invisible, nothing that turns the direction of writing, no letter
 * that stands for another one (the IdentifierClass of RFC 8264), and no Cyrillic letter among Latin
 * ones (the scripts in use by UAX #31, one writing system by UTS #39). Words of one script that
 * look like a word of another, as a whole, are not looked for.
 *
 * A normalised login is the key of a row, so its length is judged afterwards, and in bytes.
 */
import { mapLogin, normaliseLogin } from '../kernel/slots.ts';

/** Room for 64 characters of any script. */
export const LOGIN_BYTES_MAX = 256;

export type LoginProblem =
  | 'empty'
  | 'tooLong'
  | 'whiteSpace'
  | 'characters'
  | 'scripts'
  | 'digits'
  | 'marks'
  | 'direction';

/** A sentence for whoever chose it, by problem. */
export const LOGIN_SENTENCES: Readonly<Record<LoginProblem, string>> = Object.freeze({
  empty: 'A login is not empty.',
  tooLong: `A login has at most ${LOGIN_BYTES_MAX} bytes.`,
  whiteSpace: 'A login holds no white space.',
  characters: 'A login holds letters, their marks, digits and the signs of ASCII only.',
  scripts: 'The letters of a login are of one script.',
  digits: 'The digits of a login are of one kind.',
  marks: 'Marks of a login stand on a letter, four at most.',
  direction:
    'A login that is written from the right begins with a letter and ends in one or a digit.',
});

/** The login by which an account is found; `undefined` where no account can have it. */
export function loginKeyOf(login: string): string | undefined {
  return findLoginProblem(login) === undefined ? normaliseLogin(login) : undefined;
}

/** What is wrong with a login, or `undefined`. */
export function findLoginProblem(login: string): LoginProblem | undefined {
  const mapped = mapLogin(login);
  if (mapped === '') return 'empty';
  if (/\s/.test(mapped)) return 'whiteSpace';
  if (Buffer.byteLength(normaliseLogin(login)) > LOGIN_BYTES_MAX) return 'tooLong';
  if (ASCII.test(mapped)) return undefined;
  if (!IDENTIFIER.test(mapped) || mapped !== mapped.normalize('NFKC')) return 'characters';
  if (LOOSE_MARK.test(mapped)) return 'marks';
  if (!WRITING_SYSTEMS.some((system) => system.test(mapped))) return 'scripts';
  if (new Set(Array.from(mapped.matchAll(DIGIT), ([digit]) => zeroOf(digit))).size > 1) {
    return 'digits';
  }
  return FROM_THE_RIGHT.test(mapped) && !WHOLE_FROM_THE_RIGHT.test(mapped)
    ? 'direction'
    : undefined;
}

const ASCII = /^[\x21-\x7e]+$/;
/**
 * Neither what is not shown, nor the parts of Hangul syllables that have a letter of their own, nor
 * letters that look like signs of ASCII: the spacing modifiers, clicks and saltillo.
 */
const NO_LETTER =
  '\\p{Default_Ignorable_Code_Point}\\u1100-\\u11ff\\ua960-\\ua97c\\ud7b0-\\ud7fb' +
  '\\u02b0-\\u02ff\\u01c0-\\u01c3\\ua78b\\ua78c';
const IDENTIFIER = new RegExp(`^(?:[!-~]|(?![${NO_LETTER}])[\\p{L}\\p{M}\\p{Nd}])+$`, 'u');
const LOOSE_MARK = /(?:^|[^\p{L}\p{M}])\p{M}|\p{M}{5}/u;
const DIGIT = /\p{Nd}/gu;
/** Marks that go with any script, and the signs and digits of ASCII. */
const COMMON = '[!-@[-`{-~\\p{scx=Inherited}]';

const SCRIPTS = [
  ['Latin'],
  ['Cyrillic'],
  ['Greek'],
  ['Arabic'],
  ['Hebrew'],
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Han', 'Bopomofo'],
  ['Armenian'],
  ['Bengali'],
  ['Devanagari'],
  ['Ethiopic'],
  ['Georgian'],
  ['Gujarati'],
  ['Gurmukhi'],
  ['Kannada'],
  ['Khmer'],
  ['Lao'],
  ['Malayalam'],
  ['Myanmar'],
  ['Oriya'],
  ['Sinhala'],
  ['Tamil'],
  ['Telugu'],
  ['Thaana'],
  ['Thai'],
  ['Tibetan'],
];
const WRITING_SYSTEMS = SCRIPTS.map((scripts) => {
  const own = scripts.map((script) => `\\p{scx=${script}}`).join('');
  return new RegExp(`^(?:${COMMON}|[${own}])+$`, 'u');
});

const FROM_THE_RIGHT = /[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Thaana}]/u;
/** Otherwise its punctuation is shown at the wrong end (RFC 5893, rules 1 and 3). */
const WHOLE_FROM_THE_RIGHT = /^\p{L}(?:.*[\p{L}\p{Nd}])?\p{M}*$/u;

/** Digits come in tens: which ten one is of. */
function zeroOf(digit: string): number {
  let zero = digit.codePointAt(0) ?? 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return zero;
}
