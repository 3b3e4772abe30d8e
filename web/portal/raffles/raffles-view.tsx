/** Raffles: those that I take part in, and all there are; or one of them. */
import { Listing } from '../../kit/listing.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { placeText } from '../../kit/place.ts';
import { engine, isLoggedIn } from '../engine.ts';
import { ListingHere } from '../listing-here.tsx';
import { MineWays } from '../mine-ways.tsx';
import { money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { useMade } from '../use-remote.ts';
import { prizeText } from './prize-text.ts';
import { RaffleCard } from './raffle-card.tsx';
import { raffleName } from './raffle-name.ts';
import './raffles.css';

const PAGE = 20;

type Raffle = Awaited<ReturnType<typeof askRaffles>>['rows'][number];
type Mine = Awaited<ReturnType<typeof askMine>>['rows'][number];

export function View({ place }: ViewProps) {
  const [, id] = place.path;
  return id === undefined ? <AllRaffles /> : <RaffleCard key={id} id={id} />;
}

function AllRaffles() {
  const raffles = useMade(() => new Listing<Raffle>(askRaffles));
  return (
    <div class="raffles">
      {isLoggedIn.value && <MineWays />}
      <h1>{say('raffles.title')}</h1>
      <p class="row-side">{say('raffles.lead')}</p>
      {isLoggedIn.value && <MyRaffles />}
      <section aria-labelledby="raffles">
        <h2 id="raffles">{say('raffles.all')}</h2>
        <ListingHere of={raffles} empty={<p class="card">{say('raffles.empty')}</p>}>
          {(raffle) => (
            <li key={raffle.raffleId}>
              <a class="row" href={placeText(['raffles', raffle.raffleId])}>
                <strong>{raffleName(raffle.openedAt)}</strong>
                <span class="row-end">{say(`raffles.state.${raffle.state}`)}</span>
                <span class="row-side">{prizeText(raffle.rules.prize)}</span>
                <span class="row-side row-end">
                  {say('raffles.players', {
                    count: raffle.participantCount,
                    needed: raffle.rules.participantsNeeded,
                  })}
                </span>
              </a>
            </li>
          )}
        </ListingHere>
      </section>
    </div>
  );
}

function MyRaffles() {
  const mine = useMade(() => new Listing<Mine>(askMine));
  return (
    <section aria-labelledby="my-raffles">
      <h2 id="my-raffles">{say('raffles.mine')}</h2>
      <ListingHere of={mine} empty={<p class="row-side">{say('raffles.noneOfMine')}</p>}>
        {({ raffleId, firstAt, state, prizeMinor, entryCount, stakeMinor }) => (
          <li key={raffleId}>
            <a class="row" href={placeText(['raffles', raffleId])}>
              <strong>
                {say('raffles.enteredAt', { time: timeInWords(Date.parse(firstAt)) })}
              </strong>
              <span class={state === 'winner' ? 'row-end plus' : 'row-end'}>
                {say(`raffles.mine.${state}`, { prize: money(prizeMinor) })}
              </span>
              <span class="row-side">{say('raffles.entries', { count: entryCount })}</span>
              <span class="row-side row-end">{money(stakeMinor)}</span>
            </a>
          </li>
        )}
      </ListingHere>
    </section>
  );
}

async function askRaffles(after: string | undefined, signal: AbortSignal) {
  const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
  const { raffles, next } = await engine.call('GET', '/v1/raffles', { query }, { signal });
  return { rows: raffles, next };
}

async function askMine(after: string | undefined, signal: AbortSignal) {
  const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
  const { entries, next } = await engine.call('GET', '/v1/me/raffles', { query }, { signal });
  return { rows: entries, next };
}
