import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import { evolveGameRulesNoted } from './game-rules.ts';

/** The first draw by these rules of a game is planned on this shard. */
export interface GameRulesNoted {
  readonly type: 'GameRulesNoted';
  readonly gameId: string;
  readonly version: number;
  readonly rulesMark: number;
  readonly draw: DrawNo;
}

export const GAME_RULES_EVENTS = [
  declareEvent<GameRulesNoted>()('GameRulesNoted', 87, ['gameId', 'version', 'rulesMark', 'draw'], {
    evolve: evolveGameRulesNoted,
  }),
] as const;

export type GameRulesEvent = Declared<typeof GAME_RULES_EVENTS>;
