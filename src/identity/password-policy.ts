/**
 * Which passwords are taken: long enough, not absurdly long, not among the commonest.
 *
 * No rule asks for digits or marks: NIST SP 800-63B found that such rules make passwords worse.
 * Lengths count characters as people do, after the same normalisation that the hash is made with.
 */
import { normaliseLogin } from '../kernel/slots.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

export const PASSWORD_CHARACTERS_MIN = 10;
/** Longer ones cost time and add nothing. */
export const PASSWORD_CHARACTERS_MAX = 256;

export type PasswordProblem = 'tooShort' | 'tooLong' | 'tooCommon' | 'sameAsLogin';

/** A sentence for the player, by problem. */
export const PASSWORD_SENTENCES: Readonly<Record<PasswordProblem, string>> = Object.freeze({
  tooShort: `A password has at least ${PASSWORD_CHARACTERS_MIN} characters.`,
  tooLong: `A password has at most ${PASSWORD_CHARACTERS_MAX} characters.`,
  tooCommon: 'This password is among the first that are tried.',
  sameAsLogin: 'A password differs from the login.',
});

/** What is wrong with a new password, or `undefined`. */
export function findPasswordProblem(chosen: {
  password: string;
  login: string;
}): PasswordProblem | undefined {
  const password = chosen.password.normalize('NFKC');
  const characterCount = [...password.slice(0, 4 * PASSWORD_CHARACTERS_MAX)].length;
  if (characterCount < PASSWORD_CHARACTERS_MIN) return 'tooShort';
  if (characterCount > PASSWORD_CHARACTERS_MAX) return 'tooLong';

  const plain = password.trim().toLowerCase();
  if (plain === normaliseLogin(chosen.login)) return 'sameAsLogin';
  if (COMMON_PASSWORDS.has(plain) || isOneCharacter(plain)) return 'tooCommon';
  return undefined;
}

function isOneCharacter(text: string): boolean {
  return new Set(text).size <= 1;
}
