/** One event with its odds as they change, and the slip for a bet on it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Countdown } from '../../kit/parts/countdown.tsx';
import '../draws/draws.css';
import { engine, now } from '../../kit/browser/engine.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { BetSlip } from './bet-slip.tsx';
import { OddsButton } from './odds-button.tsx';

export type EventHere = Awaited<ReturnType<typeof askEvent>>;

export function EventCard({ id }: { readonly id: string }) {
  const event = useRemote((signal) => askEvent(id, signal), { copyAs: `event.${id}` });
  const chosen = useSignal<number | undefined>(undefined);
  useEffect(() => {
    const unwatch = engine.watch(`event.${id}`).subscribe(({ serverTime: _, ...told }) => {
      const known = event.state.peek();
      if (known.kind === 'here') event.put({ ...known.value, ...told });
    });
    return unwatch;
  }, [event, id]);
  return (
    <RemoteHere of={event} skeleton={<div class="skeleton bets-skeleton" />}>
      {(here) => (
        <div class="draw-columns">
          <section class="card bets-event" aria-labelledby="event">
            <h1 id="event">{here.title}</h1>
            <Until event={here} />
            {here.markets.map(({ name, selections }) => (
              <fieldset key={name} class="bets-market">
                <legend>{name}</legend>
                {selections.map((selection) => (
                  <OddsButton
                    key={selection.selection}
                    selection={selection}
                    isChosen={chosen.value === selection.selection}
                    isOpen={here.state === 'open'}
                    onChoose={() => {
                      chosen.value = selection.selection;
                    }}
                  />
                ))}
              </fieldset>
            ))}
          </section>
          {isBettable(here.state) && <BetSlip event={here} selection={chosen.value} />}
        </div>
      )}
    </RemoteHere>
  );
}

/** One that is suspended may go on, and a bet that waits for its answer stands in its slip. */
function isBettable(state: EventHere['state']): boolean {
  return state === 'open' || state === 'suspended';
}

function Until({ event: { deadline, state } }: { readonly event: EventHere }) {
  if (state !== 'open') return <p role="status">{say(`event.${state}`)}</p>;
  const untilMs = Date.parse(deadline);
  return (
    <p>
      {say('home.closesIn')}{' '}
      <Countdown
        now={now}
        untilMs={untilMs}
        units={countdownUnits()}
        title={timeInWords(untilMs)}
      />
    </p>
  );
}

function askEvent(id: string, signal: AbortSignal) {
  return engine.call('GET', '/v1/events/{id}', { params: { id } }, { signal });
}
