/** Events that take bets, one of them with its live odds, and the bets that I have placed. */

import { engine, isLoggedIn, now } from '../../kit/browser/engine.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { placeText } from '../../kit/place.ts';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import './bets.css';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { EventCard } from './event-card.tsx';
import { MyBets } from './my-bets.tsx';

const EVENTS_MAX = 100;

export function View({ place }: ViewProps) {
  const [, id] = place.path;
  return id === undefined ? <AllEvents /> : <EventCard key={id} id={id} />;
}

function AllEvents() {
  const events = useRemote(askOpen, { copyAs: 'events' });
  return (
    <>
      <section aria-labelledby="events">
        <h1 id="events">{say('bets.open')}</h1>
        <RemoteHere
          of={events}
          skeleton={<div class="skeleton bets-skeleton" />}
          isEmpty={(open) => open.length === 0}
          empty={<p class="card">{say('bets.empty')}</p>}
        >
          {(open) => (
            <ul class="rows">
              {open.map(({ eventId, title, deadline }) => {
                const untilMs = Date.parse(deadline);
                return (
                  <li key={eventId}>
                    <a class="row" href={placeText(['bets', eventId])}>
                      <strong>{title}</strong>
                      <Countdown
                        now={now}
                        untilMs={untilMs}
                        units={countdownUnits()}
                        title={timeInWords(untilMs)}
                      />
                    </a>
                  </li>
                );
              })}
            </ul>
          )}
        </RemoteHere>
      </section>
      {isLoggedIn.value && <MyBets />}
    </>
  );
}

async function askOpen(signal: AbortSignal) {
  const query = { state: 'open', limit: EVENTS_MAX } as const;
  const { events } = await engine.call('GET', '/v1/events', { query }, { signal });
  return events.toSorted((one, other) => Date.parse(one.deadline) - Date.parse(other.deadline));
}
