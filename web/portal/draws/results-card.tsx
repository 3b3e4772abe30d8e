/** What was drawn, what each prize was, and which of my tickets won. */

import { engine, isLoggedIn } from '../../kit/browser/engine.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { placeText } from '../../kit/place.ts';
import { RemoteHere } from '../remote-here.tsx';
import { money } from '../shown.ts';
import { locale, say } from '../speech.ts';
import { TicketState } from '../tickets/ticket-state.tsx';
import { Balls, SelectionText } from './balls.tsx';
import type { DrawHere } from './draw-view.tsx';
import { tierText } from './tier-text.ts';

const TICKETS_SHOWN_MAX = 100;

export function ResultsCard({ draw }: { readonly draw: DrawHere }) {
  const { drawId } = draw;
  const results = useRemote((signal) => askResults(drawId, signal));
  return (
    <RemoteHere of={results} skeleton={<div class="skeleton draw-skeleton" />}>
      {({ numbers, tiers, ticketCount }) => (
        <>
          <section class="card draw-board" aria-labelledby="drawn">
            <h2 id="drawn">{say('results.drawn')}</h2>
            <div role="status" class="balls-drawn">
              <Balls main={numbers} />
            </div>
            <p class="draw-side">{say('home.sold', { count: ticketCount })}</p>
            <p>
              <a class="button button-quiet" href={placeText(['verify', drawId])}>
                {say('results.verify')}
              </a>
            </p>
          </section>
          {isLoggedIn.value && <MyTickets drawId={drawId} drawn={numbers} />}
          <section class="card" aria-labelledby="prizes">
            <h2 id="prizes">{say('results.prizes')}</h2>
            <div class="table-scroll">
              <table class="table draw-prizes">
                <thead>
                  <tr>
                    <th scope="col">{say('results.tier')}</th>
                    <th scope="col" class="table-number">
                      {say('results.winners')}
                    </th>
                    <th scope="col" class="table-number">
                      {say('results.prize')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {tiers.map((tier) => (
                    <tr key={tier.tier}>
                      <th scope="row">{tierText(tier)}</th>
                      <td class="table-number">{tier.winners.toLocaleString(locale.value)}</td>
                      <td class="table-number">{money(tier.prizeMinor)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        </>
      )}
    </RemoteHere>
  );
}

interface MyTicketsProps {
  readonly drawId: string;
  readonly drawn: readonly number[];
}

function MyTickets({ drawId, drawn }: MyTicketsProps) {
  const mine = useRemote((signal) => askMine(drawId, signal));
  return (
    <section class="card draw-board" aria-labelledby="mine">
      <h2 id="mine">{say('results.mine')}</h2>
      <RemoteHere
        of={mine}
        skeleton={<p class="skeleton" />}
        isEmpty={(tickets) => tickets.length === 0}
        empty={<p class="draw-side">{say('results.noneOfMine')}</p>}
      >
        {(tickets) => (
          <ul class="rows">
            {tickets.map((ticket) => (
              <li key={ticket.ticketId}>
                <a class="row" href={placeText(['tickets', ticket.ticketId])}>
                  <SelectionText selection={ticket.selection} drawn={drawn} />
                  <span class="row-end">
                    <TicketState ticket={ticket} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </RemoteHere>
    </section>
  );
}

function askResults(id: string, signal: AbortSignal) {
  return engine.call('GET', '/v1/draws/{id}/results', { params: { id } }, { signal });
}

async function askMine(draw: string, signal: AbortSignal) {
  const query = { draw, limit: TICKETS_SHOWN_MAX };
  return (await engine.call('GET', '/v1/me/tickets', { query }, { signal })).tickets;
}
