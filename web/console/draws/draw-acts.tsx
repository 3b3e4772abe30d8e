/** What staff may do to a draw in the state that it is in. The engine decides all the same. */
import { engine } from '../../kit/browser/engine.ts';
import { may } from '../me.ts';
import { Act } from '../parts/act.tsx';
import { count, money, time } from '../shown.ts';
import { say } from '../speech.ts';
import type { DrawHere } from './draw-side.tsx';
import { stateText } from './draw-words.ts';
import { MakeStock } from './make-stock.tsx';
import { Postpone } from './postpone.tsx';

const REASON_MAX = 200;

export interface DrawActProps {
  readonly draw: DrawHere;
  readonly onDone: () => Promise<void>;
}

export function DrawActs({ draw, onDone }: DrawActProps) {
  const { state, postponed, stock } = draw;
  const isBefore = (...states: readonly string[]): boolean => states.includes(state);
  return (
    <div class="draw-acts">
      {isBefore('closed', 'sealed') && may('POST /v1/admin/draws/{id}/conduct') && (
        <Conduct draw={draw} onDone={onDone} />
      )}
      {isBefore('scheduled', 'open') &&
        postponed === undefined &&
        may('POST /v1/admin/draws/{id}/postpone') && <Postpone draw={draw} onDone={onDone} />}
      {isBefore('scheduled', 'open') &&
        stock === undefined &&
        may('POST /v1/admin/draws/{id}/stock') && <MakeStock draw={draw} onDone={onDone} />}
      {isBefore('scheduled', 'open', 'closed', 'sealed') &&
        may('POST /v1/admin/draws/{id}/cancel') && <Cancel draw={draw} onDone={onDone} />}
    </div>
  );
}

function Cancel({ draw, onDone }: DrawActProps) {
  const { drawId: id, state, ticketCount, poolMinor } = draw;
  const cancel = async (reason: string): Promise<void> => {
    await engine.call('POST', '/v1/admin/draws/{id}/cancel', { params: { id }, body: { reason } });
    await onDone();
  };
  return (
    <Act
      name={say('draws.cancel')}
      changes={[{ name: id, before: stateText(state), after: stateText('cancelled') }]}
      touched={
        state === 'scheduled'
          ? say('draws.cancelNobody')
          : say('draws.cancelTouched', { count: ticketCount, amount: money(poolMinor) })
      }
      reasonMax={REASON_MAX}
      act={cancel}
    />
  );
}

function Conduct({ draw, onDone }: DrawActProps) {
  const { drawId: id, state, ticketCount, poolMinor, resultsAt } = draw;
  const conduct = async (): Promise<void> => {
    await engine.call('POST', '/v1/admin/draws/{id}/conduct', { params: { id } });
    await onDone();
  };
  return (
    <Act
      name={say('draws.conduct')}
      changes={[{ name: id, before: stateText(state), after: stateText('drawn') }]}
      touched={say('draws.conductTouched', {
        tickets: count(ticketCount),
        amount: money(poolMinor),
        time: time(resultsAt),
      })}
      act={conduct}
    />
  );
}
