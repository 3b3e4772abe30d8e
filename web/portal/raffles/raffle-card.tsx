/** One raffle: how full it is, what it gives, what I hold in it, who won, and the proof of it. */
import { useSignalEffect } from '@preact/signals';
import { parseMoney } from '../../kit/money.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { placeText } from '../../kit/place.ts';
import { keepRaffleAnnouncement } from '../draws/announcements.ts';
import { engine, isLoggedIn, now } from '../engine.ts';
import { house } from '../house.ts';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { useRemote } from '../use-remote.ts';
import { prizeText } from './prize-text.ts';
import { RaffleCheck } from './raffle-check.tsx';
import { raffleName } from './raffle-name.ts';

/** Nothing tells of a raffle by itself: while it can change it is asked for so often. */
const ASKED_EVERY_MS = 5_000;

export type RaffleHere = Awaited<ReturnType<typeof askRaffle>>;

export function RaffleCard({ id }: { readonly id: string }) {
  const raffle = useRemote((signal) => askRaffle(id, signal));
  useSignalEffect(() => {
    const state = raffle.state.value;
    const mayChange =
      state.kind === 'here' && ['in_waiting', 'started'].includes(state.value.state);
    if (mayChange && now.value % ASKED_EVERY_MS === 0) void raffle.ask();
  });
  return (
    <div class="raffles">
      <p>
        <a href={placeText(['raffles'])}>{say('raffles.all')}</a>
      </p>
      <RemoteHere of={raffle} skeleton={<div class="skeleton raffle-skeleton" />}>
        {(here) => (
          <>
            <Told raffle={here} />
            {isLoggedIn.value && <Held key={here.state} raffleId={here.raffleId} />}
            {here.awards.length > 0 && <Winners raffle={here} />}
            <RaffleCheck raffle={here} />
          </>
        )}
      </RemoteHere>
    </div>
  );
}

function Told({ raffle }: { readonly raffle: RaffleHere }) {
  const { rules, participantCount, entryCount, potMinor, state, expiresAt, endedAt } = raffle;
  const { participantsNeeded, chances, entriesPerPlayerMax, ifUnfilled } = rules;
  const untilMs = Date.parse(expiresAt ?? '');
  return (
    <section class="card raffle" aria-labelledby="raffle">
      <h1 id="raffle">{raffleName(raffle.openedAt)}</h1>
      <p class="raffle-state" role="status">
        {say(`raffles.state.${state}`)}
      </p>
      <div class="raffle-filling">
        <label for="filling">
          {say('raffles.players', { count: participantCount, needed: participantsNeeded })}
        </label>
        <progress id="filling" max={participantsNeeded} value={participantCount} />
      </div>
      {state === 'in_waiting' && expiresAt !== null && (
        <p class="raffle-clock">
          {say(`raffles.expires.${ifUnfilled}`)}{' '}
          <Countdown
            now={now}
            untilMs={untilMs}
            units={countdownUnits()}
            title={timeInWords(untilMs)}
          />
        </p>
      )}
      <dl class="facts">
        <dt>{say('raffles.prize')}</dt>
        <dd>{prizeText(rules.prize)}</dd>
        <dt>{say('raffles.pot')}</dt>
        <dd>{money(potMinor)}</dd>
        <dt>{say('raffles.entriesInAll')}</dt>
        <dd>{entryCount}</dd>
        <dt>{say('raffles.chances')}</dt>
        <dd>{say(`raffles.chances.${chances}`, { max: entriesPerPlayerMax })}</dd>
        {endedAt !== null && (
          <>
            <dt>{say('raffles.endedAt')}</dt>
            <dd>{timeInWords(Date.parse(endedAt))}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What I hold: asked for anew when the state of the raffle is another. */
function Held({ raffleId }: { readonly raffleId: string }) {
  const mine = useRemote((signal) => askHeld(raffleId, signal));
  return (
    <section class="card raffle" aria-labelledby="held">
      <h2 id="held">{say('raffles.held')}</h2>
      <RemoteHere of={mine} skeleton={<p class="skeleton" />}>
        {({ held }) =>
          held === undefined ? (
            <p class="row-side">{say('raffles.noneHeld')}</p>
          ) : (
            <>
              <p class={held.state === 'winner' ? 'plus' : undefined} role="status">
                {say(`raffles.mine.${held.state}`, { prize: money(held.prizeMinor) })}
              </p>
              <p>
                {say('raffles.entries', { count: held.entryCount })} · {money(held.stakeMinor)}
              </p>
            </>
          )
        }
      </RemoteHere>
    </section>
  );
}

function Winners({ raffle: { awards } }: { readonly raffle: RaffleHere }) {
  return (
    <section class="card raffle" aria-labelledby="winners">
      <h2 id="winners">{say('raffles.winners')}</h2>
      <div class="table-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say('raffles.place')}</th>
              <th scope="col">{say('raffles.entry')}</th>
              <th scope="col" class="table-number">
                {say('raffles.prize')}
              </th>
            </tr>
          </thead>
          <tbody>
            {awards.map(({ place, entry, win_sum }) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                <td>{say('raffles.entryNumber', { entry })}</td>
                <td class="table-number">{money(parseMoney(win_sum, house.value) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

async function askRaffle(id: string, signal: AbortSignal) {
  const raffle = await engine.call('GET', '/v1/raffles/{id}', { params: { id } }, { signal });
  keepRaffleAnnouncement(raffle);
  return raffle;
}

/** My raffles come newest first, and ids rise with time: behind an older one there is none. */
async function askHeld(raffleId: string, signal: AbortSignal) {
  for await (const held of engine.list('/v1/me/raffles', 'entries', {}, { signal })) {
    if (held.raffleId === raffleId) return { held };
    if (held.raffleId < raffleId) break;
  }
  return { held: undefined };
}
