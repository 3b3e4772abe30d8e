/**
 * Every game on offer. A new game of an existing family is one entry here, and its tests.
 *
 * Each entry is proven when the module loads, so a table that would pay out more than it sells, or
 * that names no jackpot, stops the process before a ticket is sold. Entries are frozen: rules do
 * not change while a draw is on sale.
 */
import { assert } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { SLOT_COUNT } from '../../src/kernel/slots.ts';
import { familyOf } from './families.ts';
import { type Game, PERMYRIAD, type Tier } from './game.ts';
import { theoreticalPayouts, tierOdds } from './game-odds.ts';
import { jackpotProblems } from './jackpot-rules.ts';
import type { KOfNGame } from './k-of-n/k-of-n-game.ts';
import { TICKETS_PER_INSTANCE_MAX } from './ticket-columns.ts';

const FIVE_OF_36: KOfNGame = {
  gameId: '5of36',
  title: '5 of 36',
  pickCount: 5,
  numberCount: 36,
  priceMinor: minor(100),
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      matches: 5,
      sharePermyriad: 1_800,
      jackpot: true,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 2,
      matches: 4,
      sharePermyriad: 800,
      jackpot: false,
      ifUnwon: 'rollover',
    },
    { kind: 'fixed', tier: 3, matches: 3, prizeMinor: minor(1_000) },
    { kind: 'fixed', tier: 4, matches: 2, prizeMinor: minor(100) },
  ],
};

const SIX_OF_45: KOfNGame = {
  gameId: '6of45',
  title: '6 of 45',
  pickCount: 6,
  numberCount: 45,
  priceMinor: minor(200),
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      matches: 6,
      sharePermyriad: 2_000,
      jackpot: true,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 2,
      matches: 5,
      sharePermyriad: 800,
      jackpot: false,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 3,
      matches: 4,
      sharePermyriad: 1_000,
      jackpot: false,
      ifUnwon: 'house',
    },
    { kind: 'fixed', tier: 4, matches: 3, prizeMinor: minor(600) },
  ],
};

const TABLE = { '5of36': FIVE_OF_36, '6of45': SIX_OF_45 };

export type GameId = keyof typeof TABLE;

export const GAMES: Readonly<typeof TABLE> = TABLE;

/** The game of that name, for a name that came from outside. */
export function findGame(gameId: string): Game | undefined {
  return isGameId(gameId) ? GAMES[gameId] : undefined;
}

export function isGameId(gameId: string): gameId is GameId {
  return Object.hasOwn(GAMES, gameId);
}

/** Throws unless the rules hold together. Exported for the tests, and for games under trial. */
export function assertGame(game: Game): void {
  const { gameId, priceMinor, tiers } = game;
  assert(/^[a-z0-9]{1,16}$/.test(gameId), () => `not a game id: ${gameId}`);
  assert(game.title.length > 0, () => `${gameId}: no title`);
  assert(
    Number.isSafeInteger(priceMinor) && priceMinor > 0,
    () => `${gameId}: the price is not a count above 0`,
  );
  assert(tiers.length > 0, () => `${gameId}: no tiers`);

  for (const [index, tier] of tiers.entries()) assertTier(game, tier, index);
  familyOf(game).assertRules(game);

  let sharesPermyriad = 0;
  for (const tier of tiers) sharesPermyriad += tier.kind === 'fixed' ? 0 : tier.sharePermyriad;
  assert(sharesPermyriad <= PERMYRIAD, () => `${gameId}: shares out more than the sales`);

  const jackpots = tiers.filter((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  assert(jackpots.length <= 1, () => `${gameId}: has ${jackpots.length} jackpots, not one`);
  // What rolls over has to go into a jackpot, or the next draw has money that nobody can win.
  const rollsOver = tiers.some((tier) => tier.kind === 'pariMutuel' && tier.ifUnwon === 'rollover');
  assert(jackpots.length === 1 || !rollsOver, () => `${gameId}: rolls over without a jackpot`);

  const [problem] = jackpotProblems(game);
  assert(problem === undefined, () => `${gameId}: ${problem}`);

  for (const { paidParts, salesParts } of theoreticalPayouts(game)) {
    assert(paidParts < salesParts, () => `${gameId}: pays back all that it sells, or more`);
  }
  for (const { tier, winningCount } of tierOdds(game)) {
    assert(winningCount > 0n, () => `${gameId}: tier ${tier} cannot be won`);
  }
}

function assertTier(game: Game, tier: Tier, index: number): void {
  const name = (): string => `${game.gameId}, tier ${tier.tier}`;
  assert(tier.tier === index + 1, () => `${name()}: not numbered from 1, highest first`);
  if (tier.kind === 'fixed') {
    assert(Number.isSafeInteger(tier.prizeMinor), () => `${name()}: the prize is not whole`);
    assert(tier.prizeMinor > 0, () => `${name()}: the prize is nothing`);
    // Even if every ticket of a full draw wins, its sums stay exact.
    const worstMinor = tier.prizeMinor * TICKETS_PER_INSTANCE_MAX * SLOT_COUNT;
    assert(worstMinor <= 2 ** 52, () => `${name()}: the prize is too large`);
    return;
  }
  assert(Number.isInteger(tier.sharePermyriad), () => `${name()}: the share is not whole`);
  assert(tier.sharePermyriad > 0, () => `${name()}: the share is nothing`);
  // An unwon jackpot holds money that earlier draws promised to later winners.
  assert(
    !tier.jackpot || tier.ifUnwon === 'rollover',
    () => `${name()}: the jackpot does not roll over`,
  );
}

function freezeGame(game: Game): void {
  for (const tier of game.tiers) Object.freeze(tier);
  Object.freeze(game.tiers);
  Object.freeze(game.jackpot);
  Object.freeze(game);
}

for (const [gameId, game] of Object.entries(GAMES)) {
  assert(game.gameId === gameId, () => `${game.gameId} stands in the table as ${gameId}`);
  assertGame(game);
  freezeGame(game);
}
Object.freeze(GAMES);
