/** Games of keno, digits and numbers: those of the example file, and some that are small. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DigitsGame } from '../../../actors/games/digits/digits-game.ts';
import type { Game } from '../../../actors/games/game.ts';
import type { KenoGame, KenoTier } from '../../../actors/games/keno/keno-game.ts';
import { orderOfRaffleNumber } from '../../../actors/games/number-form.ts';
import type { NumberRaffleGame } from '../../../actors/games/number-raffle/number-raffle-game.ts';
import type { FormedPick } from '../../../actors/games/pick-order.ts';
import { orderOfPlay } from '../../../actors/games/play-form.ts';
import type { TwoDrumsGame } from '../../../actors/games/two-drums/two-drums-game.ts';
import { parseGames } from '../../../src/games/games-file.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';

export const EXAMPLE_GAMES_PATH: string = fileURLToPath(
  new URL('../../../../deploy/games.example.json', import.meta.url),
);

export const EXAMPLE_GAMES: readonly Game[] = parseGames(
  readFileSync(EXAMPLE_GAMES_PATH, 'utf8'),
  9_999,
);

export const KENO_10 = exampleGame('keno10') as KenoGame;
export const DIGITS_3 = exampleGame('digits3') as DigitsGame;
export const RAFFLE_6 = exampleGame('raffle6') as NumberRaffleGame;

/** Numbers 0 to 9. */
export const RAFFLE_1: NumberRaffleGame = {
  gameId: 'raffle1',
  family: 'numberRaffle',
  title: 'small raffle',
  priceMinor: minor(100),
  digitCount: 1,
  tiers: [{ kind: 'fixed', tier: 1, drawn: 1, prizeMinor: minor(400) }],
};

export const DIGITS_4 = exampleGame('digits4') as DigitsGame;

/** 1 to 3 spots of 10, 4 drawn: 210 draws, 175 picks. */
export const SMALL_KENO: KenoGame = {
  gameId: 'keno3',
  family: 'keno',
  title: 'small keno',
  priceMinor: minor(100),
  spotsMax: 3,
  numberCount: 10,
  drawnCount: 4,
  quickPickSpots: 2,
  tiers: [kenoTier(1, 3, 3, 1_000), kenoTier(2, 3, 2, 50), kenoTier(3, 3, 0, 50)].concat([
    kenoTier(4, 2, 2, 400),
    kenoTier(5, 1, 1, 150),
  ]),
};

/** Both drums have 30 numbers together, so that a pick has one word. */
export const SMALL_DRUMS: TwoDrumsGame = {
  gameId: '5of20p1of10',
  family: 'twoDrums',
  title: 'small drums',
  priceMinor: minor(100),
  pickCount: 5,
  numberCount: 20,
  bonusPickCount: 1,
  bonusNumberCount: 10,
  tiers: [{ kind: 'fixed', tier: 1, matches: 1, bonusMatches: 0, prizeMinor: minor(50) }],
};

/** A play of these digits, as a gateway passes it on. */
export function straightPlay(digits: string): FormedPick {
  return orderOfPlay({ digits, kind: 'straight' });
}

export function boxPlay(digits: string): FormedPick {
  return orderOfPlay({ digits, kind: 'box' });
}

/** A number of a raffle, likewise. */
export function raffleNumber(text: string): FormedPick {
  return orderOfRaffleNumber(text);
}

/** Each list of `count` numbers out of 1 … `range`, ascending. */
export function choicesOf(count: number, range: number, least = 1): number[][] {
  if (count === 0) return [[]];
  const all: number[][] = [];
  for (let first = least; first <= range; first += 1) {
    for (const rest of choicesOf(count - 1, range, first + 1)) all.push([first, ...rest]);
  }
  return all;
}

function kenoTier(tier: number, spots: number, hits: number, prizeMinor: number): KenoTier {
  return { kind: 'fixed', tier, spots, hits, prizeMinor: minor(prizeMinor) };
}

function exampleGame(gameId: string): Game {
  return must(
    EXAMPLE_GAMES.find((game) => game.gameId === gameId),
    'the example lacks a game',
  );
}
