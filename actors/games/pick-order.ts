/**
 * A pick as a player orders it: a plain list of numbers, or numbers of another form.
 *
 * Why plain lists stay lists: nearly all picks are, and a purchase carries nothing that most do not
 * need. A gateway knows the form that a player used but not the game, so the order travels as it
 * came, and the game's family says what it makes of it (`parsePick`).
 */

/** How two lists of numbers are meant. The numbers travel between threads. */
export const PICK_FORMS = {
  /** Numbers of which each combination plays, and bankers that stand in each of them. */
  system: 1,
  /** The numbers of a first drum, and of a second one. */
  drums: 2,
  /** The same, with more numbers than one combination has. */
  drumsSystem: 3,
  /** Digits in their order, and how they are to win. */
  play: 4,
  /** The digits of a number that is sold once. */
  number: 5,
} as const;

export type PickForm = (typeof PICK_FORMS)[keyof typeof PICK_FORMS];

export interface FormedPick {
  readonly form: PickForm;
  readonly numbers: readonly number[];
  readonly others: readonly number[];
}

export type PickOrder = readonly number[] | FormedPick;

export function isFormed(order: readonly unknown[] | FormedPick): order is FormedPick {
  return !Array.isArray(order);
}

/** More numbers than any game has in a list: no family reads on. */
export const ORDERED_NUMBERS_MAX = 64;

/**
 * Single bets that one ticket may be: 18 numbers of a game of five are 8,568. More would be a whole
 * office's stake in one line of a list, and each is a step for whoever recounts a draw.
 */
export const COMBINATIONS_PER_TICKET_MAX = 10_000;
