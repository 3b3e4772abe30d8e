/** My tickets: all of them, or one with what became of it. */
import { Listing } from '../../kit/listing.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { placeText } from '../../kit/place.ts';
import { SelectionText } from '../draws/balls.tsx';
import { engine } from '../engine.ts';
import { ListingHere } from '../listing-here.tsx';
import { MineWays } from '../mine-ways.tsx';
import { money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { HeldWays } from '../stock/stock-ways.tsx';
import { useMade } from '../use-remote.ts';
import { TicketCard } from './ticket-card.tsx';
import { TicketState } from './ticket-state.tsx';

const PAGE = 30;

type Ticket = Awaited<ReturnType<typeof askTickets>>['rows'][number];

export function View({ place }: ViewProps) {
  const [, id] = place.path;
  return id === undefined ? <AllTickets /> : <TicketCard key={id} id={id} />;
}

function AllTickets() {
  const tickets = useMade(() => new Listing<Ticket>(askTickets));
  return (
    <section class="tickets" aria-labelledby="tickets">
      <MineWays />
      <HeldWays />
      <h1 id="tickets">{say('nav.tickets')}</h1>
      <ListingHere of={tickets} empty={<NoTickets />}>
        {(ticket) => (
          <li key={ticket.ticketId}>
            <a class="row" href={placeText(['tickets', ticket.ticketId])}>
              <SelectionText selection={ticket.selection} />
              <span class="row-end">
                <TicketState ticket={ticket} />
              </span>
              <span class="row-side">{timeInWords(Date.parse(ticket.acceptedAt))}</span>
              <span class="row-side row-end">{money(ticket.stakeMinor)}</span>
            </a>
          </li>
        )}
      </ListingHere>
    </section>
  );
}

function NoTickets() {
  return (
    <div class="card">
      <p>{say('tickets.empty')}</p>
      <p>
        <a class="button" href={placeText([])}>
          {say('gone.home')}
        </a>
      </p>
    </div>
  );
}

async function askTickets(after: string | undefined, signal: AbortSignal) {
  const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
  const { tickets, next } = await engine.call('GET', '/v1/me/tickets', { query }, { signal });
  return { rows: tickets, next };
}
