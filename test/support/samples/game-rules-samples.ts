/** The part of the rules that draws are planned by, in `event-samples.ts`. */
import { drawNo } from '../../../src/kernel/ids.ts';

export const GAME_RULES_SAMPLES = {
  GameRulesNoted: {
    type: 'GameRulesNoted',
    gameId: '5of36',
    version: 65_535,
    rulesMark: 2 ** 53 - 1,
    draw: drawNo(4_294_967_295),
  },
} as const;
