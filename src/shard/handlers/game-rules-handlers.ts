/** By which rules the draws that are coordinated here were planned (actors/coordinator). */
import type { GameRules } from '../../../actors/coordinator/game-rules.ts';
import { type Game, versionOf } from '../../../actors/games/game.ts';
import { rulesMarkOf } from '../../../actors/standing/standing-ticket.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { ROW_COST } from '../long-reads.ts';
import { type LongHandler, reply } from './handler.ts';
import { BACKWARD } from './list-rows.ts';
import { declareOperations } from './operation.ts';

/** Rules of a game, and a draw that is, or was, of them. */
export interface GameRulesView extends GameRules {
  readonly gameId: string;
}

/**
 * Of draws that are over and from before rules were noted, the newest. What sold them had two
 * games and no other rules for them, so that both are likely to be among these.
 */
const EARLIER_DRAWS_MAX = 256;

/** Whatever was planned since the first note is among the notes, so only draws before are read. */
const listGameRules: LongHandler<'listGameRules'> = function* ({ state }) {
  const views: GameRulesView[] = [];
  const marks = new Set<number>();
  let before: DrawNo | undefined;
  for (const { key, value } of state.gameRules.all({})) {
    views.push({ gameId: key.gameId, ...value });
    marks.add(key.rulesMark);
    if (before === undefined || value.draw < before) before = value.draw;
  }
  yield views.length * ROW_COST;
  const add = (draw: DrawNo, game: Game): void => {
    const mark = rulesMarkOf(game);
    if (marks.has(mark)) return;
    marks.add(mark);
    views.push({ gameId: game.gameId, version: versionOf(game), draw });
  };
  for (const { key: draw } of state.liveCoordinators.all({ before })) {
    yield ROW_COST;
    if (state.coordinators.isDamaged(draw)) continue;
    const coordinator = state.coordinators.get(draw);
    if (coordinator !== undefined) add(draw, coordinator.terms.game);
  }
  let left = EARLIER_DRAWS_MAX;
  for (const page of state.coordinators.soundPages({ before, ...BACKWARD })) {
    yield page.length * ROW_COST;
    for (const { key, value } of page.slice(0, left)) add(key, value.terms.game);
    left -= page.length;
    if (left <= 0) break;
  }
  return reply(views);
};

interface GameRulesRequests {
  listGameRules: { request: Record<never, never>; reply: GameRulesView[] };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends GameRulesRequests {}
}

export const GAME_RULES_OPERATIONS = declareOperations<keyof GameRulesRequests>({
  listGameRules: ['read', listGameRules],
});
