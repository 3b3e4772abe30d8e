/** My standing tickets: what plays in the next draws, and what has ended and why. */
import { useSignalEffect } from '@preact/signals';
import { placeText } from '../../kit/place.ts';
import { engine } from '../engine.ts';
import { MineWays } from '../mine-ways.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { say } from '../speech.ts';
import { useRemote } from '../use-remote.ts';
import { changeCount } from '../wallet/wallet.ts';
import { nextDraws } from './next-draws.ts';
import './standing.css';
import { StandingCard, type StandingTicket } from './standing-card.tsx';

export function View() {
  const mine = useRemote(askMine);
  // An opening enters or ends some of them: the player hears that something has happened.
  useSignalEffect(() => {
    if (changeCount.value > 0) void mine.ask();
  });
  return (
    <section class="standing" aria-labelledby="standing">
      <MineWays />
      <h1 id="standing">{say('standing.title')}</h1>
      <RemoteHere
        of={mine}
        skeleton={<div class="skeleton standing-skeleton" />}
        isEmpty={({ tickets }) => tickets.length === 0}
        empty={<NoStanding />}
      >
        {({ tickets, next }) => (
          <ul class="standing-list">
            {tickets.map((ticket) => (
              <StandingCard
                key={ticket.orderId}
                ticket={ticket}
                next={next.get(ticket.series)}
                onEnded={(ended) => mine.put({ tickets: replaced(tickets, ended), next })}
              />
            ))}
          </ul>
        )}
      </RemoteHere>
    </section>
  );
}

function NoStanding() {
  return (
    <div class="card">
      <p>{say('standing.empty')}</p>
      <p>
        <a class="button" href={placeText([])}>
          {say('gone.home')}
        </a>
      </p>
    </div>
  );
}

function replaced(tickets: readonly StandingTicket[], ended: StandingTicket) {
  return tickets.map((ticket) => (ticket.orderId === ended.orderId ? ended : ticket));
}

async function askMine(signal: AbortSignal) {
  const { standingTickets: tickets } = await engine.call(
    'GET',
    '/v1/me/standing-tickets',
    {},
    { signal },
  );
  const isAnyActive = tickets.some(({ state }) => state === 'active');
  return { tickets, next: isAnyActive ? await nextDraws(signal) : new Map() };
}
