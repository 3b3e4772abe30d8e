/** Whether the games of an engine may be sold: all of their faults, a sentence each. */
import { type Game, versionOf } from '../../actors/games/game.ts';
import { gameProblems } from '../../actors/games/game-problems.ts';
import { ConfigurationError } from '../kernel/errors.ts';

const PROBLEMS_SHOWN_MAX = 20;

/** Gives the games back, or throws a ConfigurationError. */
export function checkGames(games: readonly Game[], payoutPermyriadMax: number): readonly Game[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const game of games) {
    const name = `Game ${game.gameId}, version ${versionOf(game)}`;
    if (seen.has(name)) problems.push(`${name}: there are two of this version.`);
    seen.add(name);
    const faults = gameProblems(game, payoutPermyriadMax);
    problems.push(...faults.map((fault) => `${name}: ${fault}.`));
  }
  refuseFor(problems);
  return games;
}

/** Does nothing where there are no problems. */
export function refuseFor(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, PROBLEMS_SHOWN_MAX);
  const hiddenCount = problems.length - shown.length;
  if (hiddenCount > 0) shown.push(`There are ${hiddenCount} more.`);
  throw new ConfigurationError(shown.join('\n'));
}
