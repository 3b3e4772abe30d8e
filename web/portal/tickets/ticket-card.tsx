/** One ticket: its numbers, what became of it, and the receipt that proves it. */
import { placeText } from '../../kit/place.ts';
import { SelectionText } from '../draws/balls.tsx';
import '../draws/draws.css';
import { engine } from '../engine.ts';
import { RemoteHere } from '../remote-here.tsx';
import { money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { TicketState } from './ticket-state.tsx';
import './tickets.css';
import { useRemote } from '../use-remote.ts';

export function TicketCard({ id }: { readonly id: string }) {
  const ticket = useRemote((signal) => askTicket(id, signal));
  return (
    <RemoteHere of={ticket} skeleton={<div class="skeleton ticket-skeleton" />}>
      {(here) => (
        <section class="card ticket" aria-labelledby="ticket">
          <h1 id="ticket">{say('ticket.title')}</h1>
          <SelectionText selection={here.selection} />
          <p class="ticket-state" role="status">
            <TicketState ticket={here} />
          </p>
          <dl class="facts">
            <dt>{say('ticket.stake')}</dt>
            <dd>{money(here.stakeMinor)}</dd>
            <dt>{say('ticket.accepted')}</dt>
            <dd>{timeInWords(Date.parse(here.acceptedAt))}</dd>
            <dt>{say('ticket.number')}</dt>
            <dd class="ticket-id">{here.ticketId}</dd>
          </dl>
          <p class="actions">
            <a class="button" href={placeText(['draws', here.drawId])}>
              {say('ticket.draw')}
            </a>
          </p>
        </section>
      )}
    </RemoteHere>
  );
}

function askTicket(id: string, signal: AbortSignal) {
  return engine.call('GET', '/v1/tickets/{id}', { params: { id } }, { signal });
}
