/** What can be done to an event in the state that it is in. */
import { isWaiting } from '../../kit/browser/unanswered.ts';
import { Act } from '../parts/act.tsx';
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import { DeadlineAct } from './deadline-act.tsx';
import type { DeskProps } from './desk.tsx';
import { type Liability, REASON_MAX, voidEvent } from './desk-calls.ts';
import { hasResult, isChangeable, stateText } from './event-state.tsx';
import { LimitsAct } from './limits-act.tsx';
import { takeEvent } from './live-event.ts';
import { ResultAct } from './result-act.tsx';

export function DeskActs({ event, of, liability }: DeskProps) {
  const known = liability.state.value;
  const risk = known.kind === 'here' ? known.value : undefined;
  const touched = touchedText(risk);
  const isOver = hasResult(event.state);
  const isVoid = event.state === 'void';
  const paths = ['result', 'correction', 'void'].map((act) => `/v1/admin/events/{id}/${act}`);
  const isAsking = paths.some((path) => isWaiting(path, event.eventId));
  return (
    <>
      {isChangeable(event) && <DeadlineAct event={event} of={of} />}
      {isChangeable(event) && risk !== undefined && (
        <LimitsAct event={event} of={of} liability={risk} />
      )}
      {/* A result that comes meanwhile makes it another act: one that stands open is gone then. */}
      <ResultAct
        key={isOver ? 'correction' : 'result'}
        event={event}
        of={of}
        touched={touched}
        disabled={isAsking}
      />
      {!isVoid && (
        <Act
          name={say('trading.void')}
          changes={[
            { name: event.title, before: stateText(event), after: say('trading.state.void') },
          ]}
          touched={[touched, say(isOver ? 'trading.voidPaid' : 'trading.voidOpen')].join(' ')}
          reasonMax={REASON_MAX}
          disabled={isAsking}
          act={async (reason) => takeEvent(of, await voidEvent(event.eventId, reason))}
        />
      )}
    </>
  );
}

/** How many bets a result touches, and how much was staked on them. */
function touchedText(risk: Liability | undefined): string {
  if (risk === undefined) return say('trading.touchedUnknown');
  return say('trading.touched', { count: risk.betCount, stakes: money(risk.stakesMinor) });
}
