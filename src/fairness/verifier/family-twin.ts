/**
 * What the verifier has to know about a family of games: written a second time, from its text.
 *
 * The engine's side of it is actors/games/family.ts, which nothing here imports. The values given
 * to a twin have the shape that its `rules` and `condition` ask for, but may be lies otherwise.
 */
import type { TranscriptGame } from '../transcript.ts';
import type { Rule } from './shape-rules.ts';

/** Maps the words of a draw's generator evenly on 0 … width - 1. */
export type Below = (width: number) => number;

/** The picks of a game in their order (actors/games/family.ts). */
export interface SpaceTwin<Promised extends TranscriptGame = TranscriptGame> {
  pickCount(game: Promised): bigint;
  /** The numbers of the pick of a rank below the count, as they are printed. */
  unrank(game: Promised, rank: bigint): number[];
}

/** A draw among the tickets that were sold (actors/games/family.ts). */
export interface TicketDrawTwin<Promised extends TranscriptGame = TranscriptGame> {
  /** How many picks there are, each of which is sold once. */
  pickCount(game: Promised): number;

  /** Which of them it is, from 0 on, by the numbers of a ticket that are known to be a pick. */
  pickAt(game: Promised, numbers: readonly number[]): number;

  /** Places from 0 on, over all tickets, in the order in which they are drawn. */
  drawPlaces(game: Promised, below: Below, ticketCount: number): number[];

  /** What is wrong with the drawn numbers, whichever the tickets are. */
  drawnProblems(game: Promised, drawn: readonly number[], ticketCount: number): string[];

  /** The place in the game's list of tiers that the ticket wins which was drawn as this one. */
  tierAt(game: Promised, turn: number): number;

  /** How the numbers of one ticket stand among those that were drawn. */
  shown(game: Promised, drawn: readonly number[], turn: number): number[];
}

/** Methods, so that a twin may ask for its own kind of game: the table pairs the two. */
export interface FamilyTwin<Promised extends TranscriptGame = TranscriptGame> {
  /** The members of a game that the family adds, in the order in which they are hashed. */
  readonly rules: Readonly<Record<string, Rule>>;
  /** The same for a tier's condition. */
  readonly condition: Readonly<Record<string, Rule>>;
  /** The smallest number that can be drawn. */
  readonly outcomeLeast: number;

  /** "5 of 36" */
  title(game: Promised): string;

  /** What is inconsistent in the rules. A game with any such problem is asked nothing more. */
  ruleProblems(game: Promised): string[];

  /** Whether there is something to draw from: nothing is drawn otherwise. */
  canDraw(game: Promised): boolean;

  draw(game: Promised, below: Below): number[];

  /** There where the draw is among the tickets that were sold; `draw` is not asked then. */
  readonly amongTickets?: TicketDrawTwin<Promised>;

  /** What a pick of the game is. */
  pickTitle(game: Promised): string;

  /** Why these numbers are no pick of the game. */
  pickProblems(game: Promised, numbers: readonly number[]): string[];

  /** How many single bets the numbers of a ticket are, which are known to be a pick. */
  combinations(game: Promised, numbers: readonly number[]): number;

  /** How many of them win each tier, in the order of the game's list; the same is known. */
  wins(game: Promised, drawn: readonly number[], numbers: readonly number[]): number[];

  /** For the holder of a receipt: how their ticket did. Whatever the numbers are. */
  tell(game: Promised, drawn: readonly number[], numbers: readonly number[]): string;

  /** How picks are counted off; left out where no stock of tickets is made in advance. */
  readonly space?: SpaceTwin<Promised>;

  /**
   * Bytes of a pick in a file of sealed tickets whose rows are even: the most numbers that a pick
   * of one combination can have.
   */
  numbersOnTicket(game: Promised): number;

  /** Whether each number fits in a byte. */
  fitsFile(game: Promised): boolean;

  /** The numbers of a pick from its bytes, which zeros may follow. */
  unpack(game: Promised, bytes: Uint8Array): number[];
}
