/** Draws that the demonstration and the benchmarks plan for themselves, and waiting for them. */
import { CALENDAR_SHARD, coordinatorShardOf } from '../../actors/calendar/calendar.ts';
import type { DrawState } from '../../actors/coordinator/coordinator.ts';
import type { Game } from '../../actors/games/game.ts';
import type { DrawNo } from '../kernel/ids.ts';
import { minor } from '../kernel/money.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import { type CrowdPlayer, RefusedError, replyOf } from './crowd.ts';

/** No prize waits for an operator: there is none. */
const APPROVAL_MINOR = minor(1_000_000_000_000);
const LOOK_PAUSE_MS = 1;
/** Answers to a purchase that comes too late for good. */
const OVER: ReadonlySet<string> = new Set(['drawClosed', 'drawCancelled']);

export interface OwnDraw {
  readonly game: Game;
  readonly seriesId: string;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
}

/**
 * Plans a draw that opens at once, and returns when every shard with players sells it. Rejects when
 * its sale is over before that, as on a machine that is too busy.
 */
export async function openDraw(
  client: ShardClient,
  crowd: readonly CrowdPlayer[],
  own: OwnDraw,
): Promise<DrawNo> {
  const { draw } = await replyOf(client, CALENDAR_SHARD, 'planDraw', {
    ...own,
    priceMinor: own.game.priceMinor,
    graceMs: 0,
    approvalMinor: APPROVAL_MINOR,
    recurring: false,
  });
  const byShard = new Map(crowd.map((player) => [player.shard, player]));
  for (const player of byShard.values()) await untilSold(client, player, draw);
  return draw;
}

/** Returns when the coordinator says that the draw has that state, durably; not if cancelled. */
export async function untilDraw(
  client: ShardClient,
  draw: DrawNo,
  wanted: DrawState,
): Promise<void> {
  const shard = coordinatorShardOf(draw, client);
  for (;;) {
    const answer = await client.question(shard, 'getDraw', { draw });
    const state = answer.ok ? answer.reply.state : undefined;
    if (state === wanted) return;
    if (state === 'cancelled') throw new RefusedError(`the draw is cancelled, not ${wanted}`);
    await pause();
  }
}

/** A purchase of nothing is refused for its emptiness only where the draw is on sale. */
async function untilSold(
  client: ShardClient,
  { player, shard }: CrowdPlayer,
  draw: DrawNo,
): Promise<void> {
  for (;;) {
    const answer = await client.question(shard, 'buyTickets', {
      player,
      draw,
      picks: [],
      quickPick: 0,
      idempotencyKey: 'is-it-open',
      fingerprint: 0,
      receivedAtMs: 0,
    });
    if (!answer.ok && answer.code === 'selectionInvalid') return;
    if (!answer.ok && OVER.has(answer.code)) {
      throw new RefusedError('the sale was over before every shard had begun it: sell longer');
    }
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_PAUSE_MS));
}
