/**
 * The alarm of a series whose draw closed before all of its standing tickets had their turn.
 *
 * They lose nothing, but their players had counted on that draw. It is over once a draw of the
 * series has been walked over to the end.
 */
import type { ShardEvent } from '../../actors/events.ts';
import { must } from '../kernel/assert.ts';
import { formatDrawId } from '../kernel/ids.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import type { ShardState } from './state/shard-state.ts';

/** `event` is the last that an actor has led to; undefined if it is another one. */
export function lateWalkAlarm(
  { instances }: Pick<ShardState, 'instances'>,
  event: ShardEvent | undefined,
): AlarmChange | undefined {
  if (event?.type !== 'StandingWalkEnded') return undefined;
  const { draw, isWhole } = event;
  const { seriesId: about } = must(instances.get(draw), 'a walk was for a draw not here').terms;
  const sentence =
    `The draw ${formatDrawId(draw)} closed before all standing tickets of its series had ` +
    'entered it: the others wait for the next one. Sell it for longer.';
  return { kind: 'standingLate', about, sentence: isWhole ? null : sentence };
}
