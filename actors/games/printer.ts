/**
 * Who prints the picks of a game, in one number: its family, and the layout of its words.
 *
 * Why one number: it goes with each answer to a purchase, to gateways that know no rules.
 */
import { assert } from '../../src/kernel/assert.ts';
import { familyNumbered, familyOf } from './families.ts';
import { type GameFamily, LAYOUTS_MAX } from './family.ts';
import type { Game } from './game.ts';

/** Families have numbers below this one. */
const FAMILY_NUMBERS_MAX = 256;

export function printerOf(game: Game): number {
  const family = familyOf(game);
  const layout = family.layout(game);
  assert(family.number < FAMILY_NUMBERS_MAX, 'a family has too large a number');
  assert(layout >= 0 && layout < LAYOUTS_MAX, 'the words of a pick have no layout');
  return family.number + layout * FAMILY_NUMBERS_MAX;
}

export function familyOfPrinter(printer: number): GameFamily {
  return familyNumbered(printer % FAMILY_NUMBERS_MAX);
}

export function layoutOfPrinter(printer: number): number {
  return Math.floor(printer / FAMILY_NUMBERS_MAX);
}
