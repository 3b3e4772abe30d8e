/** What closes next, largest; below it whatever else is on sale, and what one holds and won. */

import { isLoggedIn, isSessionKnown, now } from '../../kit/browser/engine.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { placeText } from '../../kit/place.ts';
import { LanguageChoice } from '../account/language-choice.tsx';
import { gameTitle } from '../games.ts';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { TryCard } from '../try/try-card.tsx';
import './home.css';
import { Holdings } from './holdings.tsx';
import { LastResults } from './last-results.tsx';
import { type OpenDraw, useOpenDraws } from './open-draws.ts';

export function View() {
  const { list, told } = useOpenDraws();
  return (
    <>
      {isSessionKnown.value && !isLoggedIn.value && <p class="home-lead">{say('home.lead')}</p>}
      <RemoteHere
        of={list}
        skeleton={<div class="skeleton home-next" />}
        isEmpty={(open) => open.length === 0}
        empty={
          <>
            <NothingOpen />
            <TryCard draw={undefined} />
          </>
        }
      >
        {(open) => (
          <Open draws={open.map((draw) => ({ ...draw, ...told.value.get(draw.drawId) }))} />
        )}
      </RemoteHere>
      {isLoggedIn.value ? <Holdings /> : <LanguageChoice />}
      <p>
        <a href={placeText(['raffles'])}>{say('raffles.title')}</a>
      </p>
      <LastResults />
    </>
  );
}

function Open({ draws: [next, ...others] }: { readonly draws: readonly OpenDraw[] }) {
  return (
    <>
      {next !== undefined && <NextDraw draw={next} />}
      <TryCard draw={next} />
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
    </>
  );
}

function NextDraw({ draw }: { readonly draw: OpenDraw }) {
  return (
    <section class="card home-next" aria-labelledby="next">
      <p class="home-kicker">{say('home.next')}</p>
      <h1 id="next">{gameTitle(draw.game)}</h1>
      {draw.jackpotMinor > 0 && (
        <p class="home-jackpot">
          <span class="home-label">{say('home.jackpot')}</span> {money(draw.jackpotMinor)}
        </p>
      )}
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
        {draw.jackpotMinor > 0 && (
          <span class="home-prize">
            <span class="home-label">{say('home.jackpot')}</span> {money(draw.jackpotMinor)}
          </span>
        )}
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
