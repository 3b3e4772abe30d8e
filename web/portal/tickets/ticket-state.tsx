import { money } from '../shown.ts';
import { say } from '../speech.ts';

export interface StatedTicket {
  readonly state: 'accepted' | 'won' | 'lost' | 'refunded' | 'returned';
  readonly prizeMinor: number;
  readonly awaitsApproval: boolean;
}

/** What became of a ticket, in words: a prize that waits for approval is won, and not paid yet. */
export function TicketState({ ticket }: { readonly ticket: StatedTicket }) {
  const { state, prizeMinor, awaitsApproval } = ticket;
  const prize = money(prizeMinor);
  if (state === 'accepted') return <>{say('ticket.accepted.state')}</>;
  if (state !== 'won') return <>{say(`ticket.${state}`)}</>;
  return (
    <span class="plus">{say(awaitsApproval ? 'ticket.wonHeld' : 'ticket.won', { prize })}</span>
  );
}
