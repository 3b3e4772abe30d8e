/** What I have bet on, newest first, and what became of it. */

import { engine } from '../../kit/browser/engine.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Listing } from '../../kit/listing.ts';
import { placeText } from '../../kit/place.ts';
import { ListingHere } from '../listing-here.tsx';
import { money, oddsText, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';

const PAGE = 20;

type Bet = Awaited<ReturnType<typeof askBets>>['rows'][number];

export function MyBets() {
  const bets = useMade(() => new Listing<Bet>(askBets));
  return (
    <section aria-labelledby="my-bets">
      <h2 id="my-bets">{say('bets.mine')}</h2>
      <ListingHere of={bets} empty={<p class="row-side">{say('bets.noneOfMine')}</p>}>
        {(bet) => (
          <li key={bet.betId} class="row bets-mine">
            <span class="bets-legs">
              {bet.legs.map(({ eventId, selection, name }) => (
                <a key={`${eventId} ${selection}`} href={placeText(['bets', eventId])}>
                  {name}
                </a>
              ))}
            </span>
            <span class="row-end">
              <BetState bet={bet} />
            </span>
            <span class="row-side">{timeInWords(Date.parse(bet.acceptedAt))}</span>
            <span class="row-side row-end bets-stake">
              {money(bet.stakeMinor)} × {oddsText(bet.odds)}
            </span>
          </li>
        )}
      </ListingHere>
    </section>
  );
}

function BetState({ bet }: { readonly bet: Bet }) {
  const { state, payoutMinor, possiblePayoutMinor, awaitsApproval } = bet;
  if (state === 'won') {
    const key = awaitsApproval ? 'ticket.wonHeld' : 'ticket.won';
    return <span class="plus">{say(key, { prize: money(payoutMinor) })}</span>;
  }
  return <>{say(`bet.${state}`, { payout: money(possiblePayoutMinor) })}</>;
}

async function askBets(after: string | undefined, signal: AbortSignal) {
  const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
  const { bets, next } = await engine.call('GET', '/v1/me/bets', { query }, { signal });
  return { rows: bets, next };
}
