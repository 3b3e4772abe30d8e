/** Every family of games there is. A new one is a row here, and one in the verifier's twin. */
import { AssertionError, must } from '../../src/kernel/assert.ts';
import { DIGITS } from './digits/digits.ts';
import type { GameFamily } from './family.ts';
import type { Game } from './game.ts';
import { K_OF_N } from './k-of-n/k-of-n.ts';
import { KENO } from './keno/keno.ts';
import { NUMBER_RAFFLE } from './number-raffle/number-raffle.ts';
import { TWO_DRUMS } from './two-drums/two-drums.ts';

/** By name. To try out another family, add it before the first of its games is used. */
export const FAMILIES: Map<string, GameFamily> = new Map<string, GameFamily>([
  [K_OF_N.name, K_OF_N],
  [TWO_DRUMS.name, TWO_DRUMS],
  [KENO.name, KENO],
  [DIGITS.name, DIGITS],
  [NUMBER_RAFFLE.name, NUMBER_RAFFLE],
]);

/** The family of a game whose rules are known. Stops the shard if there is none of that name. */
export function familyOf({ family }: Pick<Game, 'family'>): GameFamily {
  return family === undefined ? K_OF_N : familyNamed(family);
}

export function familyNamed(name: string): GameFamily {
  return must(FAMILIES.get(name), 'a game has an unknown family');
}

/** For a message between threads: another thread has written the number. */
export function familyNumbered(number: number): GameFamily {
  if (number === K_OF_N.number) return K_OF_N;
  for (const family of FAMILIES.values()) if (family.number === number) return family;
  throw new AssertionError('a message names a family');
}
