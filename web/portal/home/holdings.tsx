/** What I hold and what I won: the last tickets of mine, kept up by what happens to me. */
import { useSignalEffect } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { placeText } from '../../kit/place.ts';
import { SelectionText } from '../draws/balls.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { TicketState } from '../tickets/ticket-state.tsx';
import { changeCount } from '../wallet/wallet.ts';

/** Of those that were bought last; all of them are in "My tickets". */
const ASKED_COUNT = 50;
const SHOWN_MAX = 5;

type Ticket = Awaited<ReturnType<typeof askMine>>[number];

export function Holdings() {
  const mine = useRemote(askMine);
  useSignalEffect(() => {
    if (changeCount.value > 0) void mine.ask();
  });
  return (
    <RemoteHere
      of={mine}
      skeleton={<div class="skeleton home-holdings" />}
      isEmpty={(tickets) => tickets.length === 0}
      empty={null}
    >
      {(tickets) => (
        <>
          <Part title={say('hold.open')} tickets={tickets.filter(isOpen)} />
          <Part title={say('hold.won')} tickets={tickets.filter(({ state }) => state === 'won')} />
        </>
      )}
    </RemoteHere>
  );
}

interface PartProps {
  readonly title: string;
  readonly tickets: readonly Ticket[];
}

function Part({ title, tickets }: PartProps) {
  if (tickets.length === 0) return null;
  return (
    <section class="home-part" aria-label={title}>
      <h2>{title}</h2>
      <ul class="rows">
        {tickets.slice(0, SHOWN_MAX).map((ticket) => (
          <li key={ticket.ticketId}>
            <a class="row" href={placeText(['tickets', ticket.ticketId])}>
              <SelectionText selection={ticket.selection} />
              <span class="row-end">
                <TicketState ticket={ticket} />
              </span>
              <span class="row-side">{timeInWords(Date.parse(ticket.acceptedAt))}</span>
            </a>
          </li>
        ))}
      </ul>
      {tickets.length > SHOWN_MAX && (
        <p>
          <a href={placeText(['tickets'])}>{say('hold.all')}</a>
        </p>
      )}
    </section>
  );
}

function isOpen({ state }: Ticket): boolean {
  return state === 'accepted';
}

async function askMine(signal: AbortSignal) {
  const query = { limit: ASKED_COUNT };
  return (await engine.call('GET', '/v1/me/tickets', { query }, { signal })).tickets;
}
