/**
 * From a reservation on the wire to its shard's answer.
 *
 * Tickets that were dealt to other shards are asked for by mail, so the shard's first answer may be
 * that it is asking: then it is looked at again until it is decided. And what somebody else has
 * just let go may still be on its way back: a refusal that says so has had no effect, so the
 * question is asked again, a few times in quick succession, before the client hears of it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import type { ReservationView } from '../../protocol/stock-requests.ts';
import { mayComeSoon, withoutHint } from './ask-again.ts';

type Client = Pick<ShardClient, 'question'>;
type ReserveStock = RequestOf<'reserveStock'>;
type Reserved = ShardAnswer<ReservationView>;

/** About as long as mail to another shard and back takes. */
const PAUSE_MS = 4;
/** Then a shard is down, and whoever asks again finds the reservation as it is. */
const LOOKS_MAX = 500;
const TRIES_MAX = 6;
/** Each asks every shard, and others may hold what is left for minutes. */
const EMPTY_TRIES_MAX = 2;
const UNDECIDED = { ok: false, code: 'shardUnavailable', facts: null } as const;

export async function askForStock(
  client: Client,
  shard: number,
  wanted: ReserveStock,
): Promise<Reserved> {
  for (let tries = 1; ; tries += 1) {
    const answer = await decided(
      client,
      shard,
      await client.question(shard, 'reserveStock', wanted),
    );
    if (!mayComeSoon(answer) || tries >= triesFor(answer)) return withoutHint(answer);
    await pause(PAUSE_MS);
  }
}

/** The answer once no other shard is asked any more. */
async function decided(client: Client, shard: number, first: Reserved): Promise<Reserved> {
  let answer = first;
  for (let looks = 0; answer.ok && answer.reply.state === 'asking'; looks += 1) {
    if (looks === LOOKS_MAX) return UNDECIDED;
    await pause(PAUSE_MS);
    const { ordinal, player } = answer.reply;
    answer = await client.question(shard, 'getReservation', { player, ordinal });
  }
  if (!answer.ok || answer.reply.refusal === null) return answer;
  const { code, moreMayCome } = answer.reply.refusal;
  return { ok: false, code, facts: { moreMayCome: moreMayCome ? 1 : 0 } };
}

function triesFor(answer: Reserved): number {
  return !answer.ok && answer.code === 'stockEmpty' ? EMPTY_TRIES_MAX : TRIES_MAX;
}
