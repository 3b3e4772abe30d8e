/** The raffles of a running engine, for the command line. */
import { RAFFLE_STATES, type RaffleState } from '../../actors/raffle/raffle.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { RaffleView } from '../protocol/raffle-requests.ts';
import type { ControlAnswer } from './control-socket.ts';

const RAFFLES_MAX = 200;

export interface ListRafflesCommand {
  readonly command: 'listRaffles';
  readonly state: RaffleState;
}

export async function rafflesOfEngine(
  client: Pick<ShardClient, 'questionAll'>,
  { state }: ListRafflesCommand,
): Promise<ControlAnswer> {
  const request = { state, limit: RAFFLES_MAX, before: null };
  const found: RaffleView[] = [];
  for (const answer of await client.questionAll('listRaffles', request)) {
    if (!answer.ok) return { ok: false, message: `A shard refused: ${answer.code}.` };
    found.push(...answer.reply.raffles);
  }
  found.sort((left, right) => (left.raffleId < right.raffleId ? 1 : -1));
  return { ok: true, result: found.slice(0, RAFFLES_MAX) };
}

export function isListRaffles(request: unknown): request is ListRafflesCommand {
  if (typeof request !== 'object' || request === null) return false;
  const { command, state } = request as Partial<ListRafflesCommand>;
  return command === 'listRaffles' && RAFFLE_STATES.some((known) => known === state);
}
