/** A shard learns that a draw's times have moved: postponement.ts says what that is. */
import { assert } from '../../src/kernel/assert.ts';
import { accept, type Decision, type Stamp } from '../decider.ts';
import type { PostponeInstance } from '../mail/mail.ts';
import type { DrawInstance } from './instance.ts';
import type { InstancePostponed } from './instance-events.ts';

/**
 * A shard that has closed already, because the mail was late, stays closed: somebody was refused
 * a ticket there, and its seal may be on its way.
 */
export function decidePostponeInstance(
  instance: DrawInstance,
  { draw, closesAtMs, resultsAtMs, reason, atMs: postponedAtMs }: PostponeInstance,
  { nowMs }: Stamp,
): Decision<InstancePostponed> {
  assert(instance.terms.postponed === undefined, 'a draw was postponed twice');
  const times = { closesAtMs, resultsAtMs, reason, postponedAtMs };
  return accept([{ type: 'InstancePostponed', draw, ...times, atMs: nowMs }]);
}
