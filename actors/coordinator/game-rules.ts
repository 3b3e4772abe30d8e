/**
 * By which rules draws of a game were ever planned here, one row for each set of rules, over or
 * not: whoever plans the next one finds out whether rules changed under their version without
 * looking through all draws (src/games/changed-rules.ts).
 *
 * Draws from before there were such rows are in none: `listGameRules` of the shards looks for them.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { DrawTerms } from '../draw/terms.ts';
import { versionOf } from '../games/game.ts';
import { rulesMarkOf } from '../standing/standing-ticket.ts';
import type { States } from '../states.ts';
import type { GameRulesNoted } from './game-rules-events.ts';

export interface GameRulesKey {
  /** Changes with whatever changes in the rules. */
  readonly rulesMark: number;
  readonly gameId: string;
}

export interface GameRules {
  readonly version: number;
  /** The first draw that was planned by them. */
  readonly draw: DrawNo;
}

/** A draw is planned: if it is the first one by its rules, they are noted. */
export function noteRules(
  { gameRules }: Pick<States, 'gameRules'>,
  { draw, game }: DrawTerms,
): GameRulesNoted[] {
  const { gameId } = game;
  const rulesMark = rulesMarkOf(game);
  if (gameRules.get({ rulesMark, gameId }) !== undefined) return [];
  return [{ type: 'GameRulesNoted', gameId, version: versionOf(game), rulesMark, draw }];
}

export function evolveGameRulesNoted(states: States, event: GameRulesNoted): void {
  const { gameId, rulesMark, version, draw } = event;
  states.gameRules.put({ rulesMark, gameId }, { version, draw });
}
