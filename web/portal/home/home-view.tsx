/** What closes next, largest; below it whatever else is on sale. */
import { useSignalEffect } from '@preact/signals';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { placeText } from '../../kit/place.ts';
import { now } from '../engine.ts';
import { gameTitle } from '../games.ts';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { useRemote } from '../use-remote.ts';
import './home.css';
import { listOpen, type OpenDraw } from './open-draws.ts';

export function View() {
  const draws = useRemote(listOpen);
  // A draw that has closed is no longer on offer, and its series may have opened the next one.
  useSignalEffect(() => {
    const state = draws.state.value;
    if (state.kind !== 'here' || state.isOld) return;
    if (state.value.some(({ closesAt }) => Date.parse(closesAt) <= now.value)) void draws.ask();
  });
  return (
    <RemoteHere
      of={draws}
      skeleton={<div class="skeleton home-next" />}
      isEmpty={(open) => open.length === 0}
      empty={<NothingOpen />}
    >
      {([next, ...others]) => (
        <>
          {next !== undefined && <NextDraw draw={next} />}
          {others.length > 0 && (
            <section class="home-others" aria-labelledby="others">
              <h2 id="others">{say('home.more')}</h2>
              <ul class="home-list">
                {others.map((draw) => (
                  <OtherDraw key={draw.drawId} draw={draw} />
                ))}
              </ul>
            </section>
          )}
          <p class="home-promise">{say('home.verify')}</p>
        </>
      )}
    </RemoteHere>
  );
}

function NextDraw({ draw }: { readonly draw: OpenDraw }) {
  return (
    <section class="card home-next" aria-labelledby="next">
      <p class="home-kicker">{say('home.next')}</p>
      <h1 id="next">{gameTitle(draw.game)}</h1>
      {draw.jackpotMinor > 0 && <p class="home-jackpot">{money(draw.jackpotMinor)}</p>}
      <p class="home-clock">
        {say('home.closesIn')} <Closing draw={draw} />
      </p>
      <a class="button" href={placeText(['draws', draw.drawId])}>
        {say('home.play')} · {say('home.price', { price: money(draw.priceMinor) })}
      </a>
    </section>
  );
}

function OtherDraw({ draw }: { readonly draw: OpenDraw }) {
  return (
    <li>
      <a class="card home-other" href={placeText(['draws', draw.drawId])}>
        <h3>{gameTitle(draw.game)}</h3>
        <Closing draw={draw} />
        <span class="home-side">{say('home.price', { price: money(draw.priceMinor) })}</span>
        <span class="home-side">{say('home.sold', { count: draw.ticketCount })}</span>
      </a>
    </li>
  );
}

function Closing({ draw: { closesAt } }: { readonly draw: OpenDraw }) {
  const untilMs = Date.parse(closesAt);
  return (
    <Countdown now={now} untilMs={untilMs} units={countdownUnits()} title={timeInWords(untilMs)} />
  );
}

function NothingOpen() {
  return (
    <section class="card">
      <h1>{say('home.empty.title')}</h1>
      <p>{say('home.empty.text')}</p>
    </section>
  );
}
