/**
 * A game whose picks are sold up to a limit, and what its sold tickets may cost at most: added up
 * result by result, without the engine's own functions.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { EXAMPLE_GAMES_PATH } from '../samples/family-games.ts';

export const HOT_GAME_ID = 'digits3';
/** Three straights, and then two boxes of six orders: what is left fits nothing. */
const LIABILITY_MINOR_MAX = 170_000;
const STRAIGHT_MINOR = 50_000;
/** By how many orders the digits of a box have. */
const BOX_MINOR: Readonly<Record<number, number>> = { 3: 16_000, 6: 8_000 };
/** Everybody wants the few results of these digits. */
const HOT_DIGITS = 2;

interface Play {
  readonly digits: string;
  readonly kind: string;
}

/** Writes the games of the rounds: 5 of 36 as in the example, and digits with a limit. */
export function writeLimitedGames(path: string): void {
  const { games } = JSON.parse(readFileSync(EXAMPLE_GAMES_PATH, 'utf8')) as {
    readonly games: readonly { readonly gameId: string }[];
  };
  const pickLimit = { liabilityMinorMax: LIABILITY_MINOR_MAX, alarmPermyriad: 9_000 };
  const kept = games.flatMap((game) => {
    if (game.gameId === HOT_GAME_ID) return [{ ...game, pickLimit }];
    return game.gameId === '5of36' ? [game] : [];
  });
  writeFileSync(path, JSON.stringify({ games: kept }));
}

/** One of the plays that everybody wants. */
export function hotPlay(choice: number): Play {
  const places = [choice, choice >>> 4, choice >>> 8].map((bits) => bits % HOT_DIGITS);
  const isBox = choice % 3 === 0 && new Set(places).size > 1;
  return { digits: places.join(''), kind: isBox ? 'box' : 'straight' };
}

/** What each result would cost, by the selections of all tickets of a draw. */
export function liabilities(selections: readonly unknown[]): ReadonlyMap<string, number> {
  const costMinor = new Map<string, number>();
  for (const { digits, kind } of selections as readonly Play[]) {
    const orders = kind === 'box' ? ordersOf(digits) : new Set([digits]);
    const prizeMinor = kind === 'box' ? (BOX_MINOR[orders.size] ?? Number.NaN) : STRAIGHT_MINOR;
    for (const result of orders) {
      costMinor.set(result, (costMinor.get(result) ?? 0) + prizeMinor);
    }
  }
  return costMinor;
}

/** Nothing to say while no result costs more than it may. */
export function limitProblems(selections: readonly unknown[]): string[] {
  return [...liabilities(selections)]
    .filter(([, minor]) => !(minor <= LIABILITY_MINOR_MAX))
    .map(([result, minor]) => `${result} would cost ${minor}, over ${LIABILITY_MINOR_MAX}`);
}

/** Whether a straight of this result may still be sold. */
export function sellsStraight(selections: readonly unknown[], result: string): boolean {
  return (liabilities(selections).get(result) ?? 0) + STRAIGHT_MINOR <= LIABILITY_MINOR_MAX;
}

function ordersOf([a = '', b = '', c = '']: string): Set<string> {
  return new Set([a + b + c, a + c + b, b + a + c, b + c + a, c + a + b, c + b + a]);
}
