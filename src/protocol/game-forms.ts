/**
 * What the wire shows of a family of games: the members that it adds to games, tiers and promises,
 * and its picks. k of n is the only one so far; the next one adds its members here.
 */
import { Type } from './schema.ts';

/** The members of a game in the catalogue (actors/games/k-of-n/k-of-n-game.ts). */
export const GAME_RULES = { pickCount: Type.Integer(), numberCount: Type.Integer() };

/** The members of a game's terms: the family's `promised`. */
export const PROMISED_RULES = {
  k: Type.Integer({ description: 'Numbers on a ticket, and numbers drawn.' }),
  n: Type.Integer({ description: 'Numbers run from 1 to this one.' }),
};

/** When a ticket wins a tier. */
export const TIER_CONDITION = { matches: Type.Integer() };

/** A pick as its player sees it; also the numbers drawn. */
export const Numbers = Type.Array(Type.Integer());

/** A pick as a player sends it. */
export const PickBody = Type.Array(Type.Integer(), { maxItems: 64 });
