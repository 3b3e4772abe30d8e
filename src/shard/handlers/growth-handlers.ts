/** What the main thread asks of shards while others are being added. */
import { decidePlayersDealt } from '../../../actors/growth/decide-growth.ts';
import { GROWTH_KEY, nextGrowthDuty } from '../../../actors/growth/growth.ts';
import { nextDepartureDuty } from '../../../actors/home/home.ts';
import type { ShardState } from '../state/shard-state.ts';
import { type Handler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

const ONE_ROW = { limit: 1, reverse: false } as const;

export interface GrowthView {
  /**
   * It has told the new shards what is open here, nobody has to leave, whatever came for those who
   * left has gone on, and all of its mail has arrived.
   */
  readonly isAtRest: boolean;
}

const getGrowth: Handler<'getGrowth'> = ({ state }) => reply(viewOf(state));

/** Call when no player has to move any more, on any shard; a repeat changes nothing. */
const dealPlayers: Handler<'dealPlayers'> = ({ state, stamp, apply }) => {
  apply(decidePlayersDealt(state.identity, stamp));
  return reply(viewOf(state));
};

function viewOf(state: ShardState): GrowthView {
  const { growth, mailChannels, residualEntries, residualPoints } = state;
  const grown = growth.get(GROWTH_KEY);
  const isTold = grown === undefined || nextGrowthDuty(grown) === undefined;
  const isWaiting = [residualEntries, residualPoints].some((one) => one.page(ONE_ROW).length > 0);
  const isSettled = isTold && nextDepartureDuty(state) === undefined && !isWaiting;
  const channels = Array.from(mailChannels.all(), ({ value }) => value);
  const isDelivered = channels.every((one) => one.confirmedNumber === one.sentNumber);
  return { isAtRest: isSettled && isDelivered };
}

interface GrowthRequests {
  getGrowth: { request: Readonly<Record<string, never>>; reply: GrowthView };
  dealPlayers: { request: Readonly<Record<string, never>>; reply: GrowthView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends GrowthRequests {}
}

export const GROWTH_OPERATIONS = declareOperations<keyof GrowthRequests>({
  getGrowth: ['read', getGrowth],
  dealPlayers: ['write', dealPlayers],
});
