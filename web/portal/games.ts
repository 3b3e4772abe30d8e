/** The games on offer, as the engine publishes them: they do not change while it runs. */
import { signal } from '@preact/signals';
import { engine } from '../kit/browser/engine.ts';
import { lastCopy } from '../kit/browser/last-copy.ts';

type Game = Awaited<ReturnType<typeof listGames>>[number];

export type { Game };

const games = signal<ReadonlyMap<string, Game>>(new Map());

const copy = lastCopy<readonly Game[]>('games');

/** Until they are told, those of the last visit. Rejects where the engine cannot be asked. */
export async function loadGames(): Promise<void> {
  take(copy.recall()?.value ?? []);
  const told = await listGames();
  take(told);
  copy.keep(told, engine.now());
}

function take(told: readonly Game[]): void {
  games.value = new Map(told.map((game) => [game.game, game]));
}

export function gameOf(id: string): Game | undefined {
  return games.value.get(id);
}

/** A game that is no longer sold has draws all the same: it goes by its id. */
export function gameTitle(id: string): string {
  return gameOf(id)?.title ?? id;
}

async function listGames() {
  return (await engine.call('GET', '/v1/games')).games;
}
