/** Another deadline, by the operator's clock; of the version that was seen when it was begun. */
import { useSignal } from '@preact/signals';
import { now } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { instantsOf, wallText } from '../../kit/zone-time.ts';
import { Act } from '../parts/act.tsx';
import { say } from '../speech.ts';
import { DeadlineField } from './deadline-field.tsx';
import type { DeskProps } from './desk.tsx';
import { changeEvent, REASON_MAX } from './desk-calls.ts';
import { takeEvent } from './live-event.ts';
import { When } from './when.tsx';

export function DeadlineAct({ event, of }: Pick<DeskProps, 'event' | 'of'>) {
  const clock = useSignal('');
  const version = useSignal(event.version);
  const { timeZone } = house.value;
  const beforeMs = Date.parse(event.deadline);
  const afterMs = instantsOf(clock.value, timeZone)[0];
  const isPast = afterMs !== undefined && afterMs <= now.value;
  return (
    <Act
      name={say('trading.moveDeadline')}
      changes={[
        {
          name: say('trading.deadline'),
          before: <When atMs={beforeMs} />,
          after: afterMs === undefined ? '—' : <When atMs={afterMs} />,
        },
      ]}
      isHarmless
      reasonMax={REASON_MAX}
      isReasonOptional
      isFilled={afterMs !== undefined && !isPast && clock.value !== wallText(beforeMs, timeZone)}
      onOpen={() => {
        clock.value = wallText(beforeMs, timeZone);
        version.value = event.version;
      }}
      act={async (reason) => {
        const deadline = new Date(afterMs ?? beforeMs).toISOString();
        const change = { version: version.value, deadline, ...(reason === '' ? {} : { reason }) };
        takeEvent(of, await changeEvent(event.eventId, change));
      }}
    >
      <DeadlineField
        value={clock.value}
        fault={faultOf(clock.value, afterMs, isPast)}
        onValue={(value) => {
          clock.value = value;
        }}
      />
    </Act>
  );
}

function faultOf(clock: string, atMs: number | undefined, isPast: boolean): string | undefined {
  if (clock !== '' && atMs === undefined) return say('trading.fault.noSuchTime');
  return isPast ? say('trading.fault.past') : undefined;
}
