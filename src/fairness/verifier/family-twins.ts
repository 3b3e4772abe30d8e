/** Every family of games that the verifier knows, by the name that a transcript gives it. */
import type { TranscriptGame, TranscriptRule } from '../transcript.ts';
import { DIGITS_TWIN } from './digits-twin.ts';
import type { FamilyTwin } from './family-twin.ts';
import { K_OF_N_TWIN } from './k-of-n-twin.ts';
import { KENO_TWIN } from './keno-twin.ts';
import { NUMBER_RAFFLE_TWIN } from './number-raffle-twin.ts';
import type { Rule } from './shape-rules.ts';
import { TWO_DRUMS_TWIN } from './two-drums-twin.ts';

/** k of n was the first family: its games do not name it. */
const UNNAMED = 'kOfN';

export const FAMILY_TWINS: Map<string, FamilyTwin> = new Map<string, FamilyTwin>([
  [UNNAMED, K_OF_N_TWIN],
  ['twoDrums', TWO_DRUMS_TWIN],
  ['keno', KENO_TWIN],
  ['digits', DIGITS_TWIN],
  ['numberRaffle', NUMBER_RAFFLE_TWIN],
]);

/** Undefined if the family that a game names is no text, or the one that goes unnamed. */
export function familyNameIn(game: unknown): string | undefined {
  const isNamed = typeof game === 'object' && game !== null && Object.hasOwn(game, 'family');
  if (!isNamed) return UNNAMED;
  const name: unknown = Reflect.get(game, 'family');
  return typeof name === 'string' && name !== UNNAMED ? name : undefined;
}

/** The twin of a game whose shape was found right. */
export function twinOf(game: TranscriptGame): FamilyTwin {
  const twin = FAMILY_TWINS.get(game.family ?? UNNAMED);
  if (twin === undefined) throw new Error('a game of a family that is not known has no shape');
  return twin;
}

/** What a family adds to a game or a tier, in the order in which it is hashed. */
export function membersOf(
  holder: TranscriptGame | TranscriptRule,
  members: Readonly<Record<string, Rule>>,
): number[] {
  return Object.keys(members).map((name) => Number(Reflect.get(holder, name)));
}
