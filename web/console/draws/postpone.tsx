/** A draw's close and results moved to later times: once, with the old times beside the new. */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { wallText } from '../../kit/zone-time.ts';
import { Act } from '../parts/act.tsx';
import { InstantField, instantIn } from '../parts/instant-field.tsx';
import { time } from '../shown.ts';
import { say } from '../speech.ts';
import type { DrawActProps } from './draw-acts.tsx';

const REASON_MAX = 200;

export function Postpone({ draw, onDone }: DrawActProps) {
  const { drawId: id, closesAt, resultsAt, ticketCount } = draw;
  const { timeZone } = house.value;
  const close = useSignal(wallText(Date.parse(closesAt), timeZone));
  const results = useSignal(wallText(Date.parse(resultsAt), timeZone));
  const [closesMs, resultsMs] = [instantIn(close.value), instantIn(results.value)];
  const postpone = async (reason: string): Promise<void> => {
    if (closesMs === undefined || resultsMs === undefined) return;
    const body = { closesAt: instant(closesMs), resultsAt: instant(resultsMs), reason };
    await engine.call('POST', '/v1/admin/draws/{id}/postpone', { params: { id }, body });
    await onDone();
  };
  return (
    <Act
      name={say('draws.postpone')}
      isHarmless
      changes={[
        { name: say('draws.duty.closes'), before: time(closesAt), after: shown(closesMs) },
        { name: say('draws.duty.results'), before: time(resultsAt), after: shown(resultsMs) },
      ]}
      touched={say('draws.postponeTouched', { count: ticketCount, time: time(closesAt) })}
      reasonMax={REASON_MAX}
      isFilled={closesMs !== undefined && resultsMs !== undefined}
      act={postpone}
    >
      <InstantField
        label={say('draws.newClose')}
        value={close.value}
        onValue={(value) => {
          close.value = value;
        }}
      />
      <InstantField
        label={say('draws.newResults')}
        value={results.value}
        onValue={(value) => {
          results.value = value;
        }}
      />
    </Act>
  );
}

function shown(atMs: number | undefined): string {
  return atMs === undefined ? '…' : time(atMs);
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}
