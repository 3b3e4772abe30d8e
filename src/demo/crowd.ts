/**
 * A crowd of players with money, for the demonstration and the benchmarks.
 *
 * They are registered at their shards directly, with an account and a paid deposit each, as real
 * players are. What is left out is the password: a thousand Argon2 hashes would take most of a
 * minute and show nothing, so these players have none and cannot log in.
 */
import { must } from '../kernel/assert.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { PlayerKey } from '../kernel/ids.ts';
import { SHARD_QUEUE_COMMANDS_MAX } from '../kernel/limits.ts';
import { normaliseLogin, shardOfSlot, slotOfLogin } from '../kernel/slots.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { ReplyOf, RequestOf, ShardOperation } from '../protocol/shard-requests.ts';

const SESSION_MS = 86_400_000;
/** Half of what a shard queues: more at once would be refused. */
const AT_ONCE_MAX = SHARD_QUEUE_COMMANDS_MAX / 2;
/** No hash has this form, so no password matches. */
const NO_PASSWORD = '*';

export interface CrowdPlayer {
  readonly player: PlayerKey;
  readonly shard: number;
  readonly familyId: string;
}

/** A request that must succeed was refused. */
export class RefusedError extends OperationalError {
  override readonly name = 'RefusedError';
  override readonly code = 'REFUSED';
  override readonly retryable = false;
}

/** Asks and returns the reply; a refusal rejects. */
export async function replyOf<Op extends ShardOperation>(
  client: ShardClient,
  shard: number,
  op: Op,
  request: RequestOf<Op>,
): Promise<ReplyOf<Op>> {
  const answer = await client.question(shard, op, request);
  if (!answer.ok) throw new RefusedError(`${op} was refused: ${answer.code}`);
  return answer.reply;
}

/** Registers `count` players and pays `balanceMinor` in for each, many at once. */
export async function gatherCrowd(
  client: ShardClient,
  crowd: { readonly count: number; readonly balanceMinor: number; readonly nowMs: number },
): Promise<CrowdPlayer[]> {
  const { count, balanceMinor, nowMs } = crowd;
  const joined: CrowdPlayer[] = [];
  while (joined.length < count) {
    const first = joined.length;
    const length = Math.min(AT_ONCE_MAX, count - first);
    const wave = Array.from({ length }, (_, i) => join(client, first + i, nowMs));
    joined.push(...(await Promise.all(wave)));
    await Promise.all(joined.slice(first).map((player) => payIn(client, player, balanceMinor)));
  }
  return joined;
}

async function join(client: ShardClient, index: number, nowMs: number): Promise<CrowdPlayer> {
  const login = `player-${String(index).padStart(6, '0')}`;
  const loginNormalised = normaliseLogin(login);
  const slot = slotOfLogin(loginNormalised);
  const shard = shardOfSlot(slot, client.shardCount);
  const familyId = index.toString(16).padStart(32, '0');
  const { player } = await replyOf(client, shard, 'registerPlayer', {
    login,
    loginNormalised,
    slot,
    passwordHash: NO_PASSWORD,
    birthDate: '1990-01-31',
    roles: ['player'],
    minimumAgeYears: 18,
    timeZone: 'UTC',
    familyId,
    refreshHash: '',
    sessionExpiresAtMs: nowMs + SESSION_MS,
  });
  return { player: must(player, 'a player who registered got no key'), shard, familyId };
}

async function payIn(
  client: ShardClient,
  { player, shard }: CrowdPlayer,
  amountMinor: number,
): Promise<void> {
  const { number } = await replyOf(client, shard, 'requestPayment', {
    player,
    kind: 'deposit',
    amountMinor,
    method: 'sandbox:success',
    idempotencyKey: 'first-deposit',
    fingerprint: 0,
  });
  await replyOf(client, shard, 'settlePayment', { player, number, outcome: 'completed' });
}
