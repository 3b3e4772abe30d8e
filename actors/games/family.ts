/**
 * What a family of games has to provide: all that the engine does not know of a game by itself.
 *
 * A pick is kept as a mask of `wordCount` unsigned 32-bit words, and a draw yields a list of whole
 * numbers. A pick is one single bet, a *combination*, or several that share a ticket, such as a
 * system of seven numbers in a game of five; each combination costs the price, and wins one tier of
 * its game or none. What the words mean, how many numbers are drawn and which tiers a pick wins is
 * the business of the family alone: all code that handles tickets goes through this interface
 * (`familyOf`, families.ts).
 *
 * Why loops over columns (`judge`, `assertPicks`): a draw holds millions of tickets, and calling a
 * function for each of them costs more than the work it does. A family brings its own loops over
 * typed arrays.
 *
 * A family is a file of its own, a row in families.ts, and its twin in src/fairness/verifier/,
 * which is written independently. All of it is pure; members are methods, so that a family may ask
 * for its own kind of game: `familyOf` pairs the two.
 */
import type { Minor } from '../../src/kernel/money.ts';
import type { RandomSource } from '../../src/kernel/random.ts';
import type { Game, Tier } from './game.ts';
import type { FormedPick } from './pick-order.ts';
import type { Settlement, SettlementInput } from './prizes.ts';
import type { TicketSegment } from './ticket-columns.ts';

export type Words = Pick<RandomSource, 'uint32'>;

/** How many numbers a printed pick of one combination has. */
export interface NumbersOnTicket {
  readonly least: number;
  /** At most 255: a sealed leaf counts them in one byte. */
  readonly most: number;
}

/**
 * The members that the family adds to a game and its tiers and that are promised for a draw, as the
 * transcript names them, in the order in which they are hashed. All are whole numbers of 16 bits.
 */
export interface PromisedNames {
  readonly rules: readonly string[];
  readonly condition: readonly string[];
}

export type PromisedNumbers = Readonly<Record<string, number>>;

/** The chances of a kind of pick. Exact, because they go far beyond the safe integers. */
export interface PickOdds {
  /** As readers are told of it: "3 spots". Left out where all picks have the same chances. */
  readonly kind?: string;
  /** What else may become of such a pick, and pays nothing: what a table leaves out. */
  readonly unpaid?: readonly string[];
  /** Equally likely draws. */
  readonly possibleDraws: bigint;
  /** Index t - 1 says in how many of them such a pick wins tier t. */
  readonly winningDraws: readonly bigint[];
}

/** A pick as the wire shows it: a list where that says all, otherwise named parts. */
export type ShownPick = readonly number[] | Readonly<Record<string, readonly number[] | string>>;

/** What was drawn, in named parts: a part is a list, or a text of digits. */
export type ShownOutcome = Readonly<Record<string, readonly number[] | readonly string[] | string>>;

/** A whole number from 0 up to, not including, this one. */
export const LAYOUTS_MAX = 2 ** 22;

export interface GameFamily<Rules extends Game = Game> {
  readonly name: string;
  /** The family's unique name in answers to purchases, which are lists of numbers. */
  readonly number: number;

  /**
   * Why the family's members of the rules do not hold together, as the ends of sentences; empty if
   * they do. Each member has the type that it should have, but may have any value.
   */
  ruleProblems(game: Rules): readonly string[];

  /** 32-bit words of a pick: columns in memory and on disk, places in events and messages. */
  wordCount(game: Rules): number;

  /**
   * What has to be known of the rules to read the words of a pick: a gateway that answers a
   * purchase has nothing else (printer.ts). Below `LAYOUTS_MAX`.
   */
  layout(game: Rules): number;

  /**
   * Reads a pick from outside and writes its words from `at` on; otherwise says what is wrong with
   * it, by a name that the player sees. Never throws, whatever the elements are, and reads no more
   * of them than the game has. An order without a form is one combination.
   */
  parsePick(
    game: Rules,
    order: readonly unknown[] | FormedPick,
    masks: number[],
    at: number,
  ): string | undefined;

  /** How many combinations the pick has whose words begin at `at`; 1 unless it is a system. */
  combinations(layout: number, masks: ArrayLike<number>, at: number): number;

  /** Writes the words of a uniform pick from `at` on: each possible pick is equally likely. */
  quickPick(game: Rules, random: Words, masks: number[], at: number): void;

  /**
   * The game with quick picks of so many numbers; undefined where it sells none such. Left out
   * where all picks have as many.
   */
  withSpots?(game: Rules, spots: number): Rules | undefined;

  /** Stops the shard unless the words from `at` on are a legal pick: for picks validated before. */
  assertPick(game: Rules, masks: ArrayLike<number>, at: number): void;

  /** The same for rows of columns. */
  assertPicks(game: Rules, masks: readonly Uint32Array[], from: number, to: number): void;

  /**
   * The numbers of a pick as its sealed leaf has them, from its words in the places `from` up to,
   * not including, `to`.
   */
  printPick(layout: number, masks: ArrayLike<number>, from: number, to: number): number[];

  /** The same from a row of columns, into `numbers`; returns how many there are. */
  printRow(
    layout: number,
    masks: readonly Uint32Array[],
    row: number,
    numbers: Uint16Array,
  ): number;

  /**
   * Printed numbers as their player sees them. Gives the list itself only for one combination, so
   * that most answers need no look at the words.
   */
  showPick(layout: number, numbers: readonly number[]): ShownPick;

  /**
   * Visits what a pick weighs on, where the game limits what one result may cost: each key once,
   * with the most that the pick wins in fixed prizes if that comes. Two picks that can win by the
   * same result in full have a key in common.
   */
  weigh(
    game: Rules,
    masks: ArrayLike<number>,
    at: number,
    visit: (key: number, amountMinor: Minor) => void,
  ): void;

  /** Keys are whole numbers from 0 up to, not including, this one. */
  keyCount(game: Rules): bigint;

  numbersOnTicket(game: Rules): NumbersOnTicket;

  /**
   * What a draw of the game yields from the words of its generator: equal words, equal result. Is
   * not asked of a family that is drawn among tickets, and throws there.
   */
  draw(game: Rules, random: Words): number[];

  /** There where the draw is among the tickets that were sold. */
  readonly amongTickets?: TicketDraw<Rules>;

  /**
   * Each pick is sold once in a draw, out of a stock of all that there are: they can be counted
   * off, and ranked, then.
   */
  readonly isSoldOnce?: true;

  /**
   * What a draw has yielded, taken apart as tickets show it, by the rules as they are promised.
   * Left out where the list itself says all.
   */
  showOutcome?(rules: PromisedNumbers, outcome: readonly number[]): ShownOutcome;

  /** Stops the shard unless a draw of the game can yield this. */
  assertOutcome(game: Rules, outcome: readonly number[]): void;

  /**
   * Writes how many combinations of a pick win each tier, tier t at index t - 1, and returns the
   * best of the tiers; 0 for none. `masks` are the words of that pick alone: no others may follow.
   * For single tickets; `judge` is for many.
   */
  winsOf(game: Rules, outcome: readonly number[], masks: ArrayLike<number>, wins: number[]): number;

  /** Makes the judge for an outcome. Stops the shard unless a draw of the game can yield it. */
  judge(game: Rules, outcome: readonly number[]): TicketJudge;

  /** One for each kind of pick, if kinds differ in their chances. */
  odds(game: Rules): readonly PickOdds[];

  /** How the tiers are paid: `settleTiers`, unless the family pays otherwise. */
  settle(input: SettlementInput<Rules>): Settlement;

  /** How picks are counted off; left out where no stock of tickets is made in advance. */
  readonly space?: PickSpace<Rules>;

  readonly promised: PromisedNames;
  promisedRules(game: Rules): PromisedNumbers;
  promisedCondition(tier: Tier): PromisedNumbers;
}

/** All picks of a game in an order, so that each is found by its place: its rank. */
export interface PickSpace<Rules extends Game = Game> {
  /** How many picks there are. */
  pickCount(game: Rules): bigint;

  /**
   * Writes the words of the pick of that rank from `at` on. Ranks run from 0 to below the count,
   * which is a safe integer where this is called; each is another pick. The order is published, and
   * never changes: what stands at a place of a stock follows from it.
   */
  unrank(game: Rules, rank: number, masks: number[], at: number): void;

  /** The rank of the pick whose words begin at `at`; there where a pick is asked for by name. */
  rank?(game: Rules, masks: ArrayLike<number>, at: number): number;
}

/**
 * A draw among the tickets that were sold. Places are drawn first: all tickets of the first shard
 * in the order of their sale, then those of the next one. What is on the tickets there is the
 * result.
 */
export interface TicketDraw<Rules extends Game = Game> {
  /** Distinct places below the count of tickets, in the order in which they are drawn. */
  drawPlaces(game: Rules, random: Words, ticketCount: number): number[];

  /** The result, from the printed numbers of the tickets at the places, in their order. */
  outcomeOf(picks: readonly (readonly number[])[]): number[];
}

/** Judges the tickets of a game by one outcome, in loops of the family's own. */
export interface TicketJudge {
  /** As `winsOf`, of a ticket in the columns. */
  winsAt(segment: TicketSegment, row: number, wins: number[]): number;

  /**
   * Adds the combinations of a segment's first rows to the counts of their tiers, those that win
   * nothing to place 0, and writes which rows win anything, ascending; returns how many do. There
   * is room for each row. The counts are floating-point numbers because they go beyond 32 bits; all
   * of them are whole.
   */
  collect(
    segment: TicketSegment,
    rowCount: number,
    countByTier: Float64Array,
    winners: Uint32Array,
  ): number;
}
