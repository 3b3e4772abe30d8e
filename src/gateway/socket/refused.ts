import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { Static } from '../../protocol/schema.ts';
import type { ShardAnswer } from '../../protocol/shard-requests.ts';
import type { Refused } from '../../protocol/socket-messages.ts';
import { PROBLEM_KINDS, type Refusal } from '../routing/problem.ts';

export type RefusedMessage = Static<typeof Refused>;

/** A refusal as a socket's message: the members of the problem that HTTP would answer with. */
export function refused(
  id: string | number,
  code: RejectionCode,
  more: Omit<Refusal, 'code'> = NOTHING,
): RefusedMessage {
  const message: RefusedMessage = { id, ok: false, code };
  const { detail, facts, errors } = more;
  if (detail !== undefined) message.detail = detail;
  if (facts !== undefined) message.facts = { ...facts };
  if (errors !== undefined) {
    message.errors = errors.map(({ pointer, message: text }) => ({ pointer, message: text }));
  }
  const seconds = more.retryAfterSeconds ?? PROBLEM_KINDS[code].retryAfterSeconds;
  if (seconds !== undefined) message.retryAfterSeconds = seconds;
  return message;
}

/** A shard's refusal. */
export function refusedByShard(
  id: string | number,
  { code, facts }: Extract<ShardAnswer<unknown>, { ok: false }>,
): RefusedMessage {
  return facts === null ? refused(id, code) : refused(id, code, { facts: facts });
}

const NOTHING = {};
