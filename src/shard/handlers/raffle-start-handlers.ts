/** An operator starts a raffle that waits. */
import { decideStartRaffle, type StartRaffle } from '../../../actors/raffle/decide-raffle.ts';
import { must } from '../../kernel/assert.ts';
import type { RaffleView } from '../../protocol/raffle-requests.ts';
import { commit, type Handler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';
import { viewOfRaffle } from './raffle-handlers.ts';
import { openNextRaffle, raffleInTime } from './raffle-steps.ts';

const startRaffle: Handler<'startRaffle'> = (context, request) => {
  const { state, stamp } = context;
  const raffle = raffleInTime(context, request.raffleId);
  if (raffle !== undefined && 'kind' in raffle) return raffle;
  return commit(context, decideStartRaffle(raffle, request, stamp), (started) => {
    const known = must(state.raffles.get(request.raffleId), 'a raffle was started that is not');
    // The next one takes stakes from the same step on.
    if (started.length > 0) openNextRaffle(context, known.gameId);
    return reply(viewOfRaffle(known));
  });
};

interface RaffleStartRequests {
  startRaffle: { request: StartRaffle; reply: RaffleView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends RaffleStartRequests {}
}

export const RAFFLE_START_OPERATIONS = declareOperations<keyof RaffleStartRequests>({
  startRaffle: ['write', startRaffle],
});
