/** Which engine this is, its clock with the difference to this desk's, and who one is here. */
import { engine, now } from '../kit/browser/engine.ts';
import { house } from '../kit/browser/house.ts';
import { placeText } from '../kit/place.ts';
import './bar.css';
import { Health } from './health.tsx';
import { me } from './me.ts';
import { Language } from './parts/language.tsx';
import { openPalette } from './parts/palette.tsx';
import { time } from './shown.ts';
import { say } from './speech.ts';

/** Below it, nobody would notice. */
const SKEW_SHOWN_MS = 2_000;

export function Bar() {
  return (
    <header class="bar">
      <a class="bar-name" href={placeText([])} aria-label={location.host}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span>{location.host}</span>
      </a>
      {house.value.isSandbox && (
        <span class="bar-mark" title={say('bar.sandboxTitle')}>
          {say('bar.sandbox')}
        </span>
      )}
      <Clock />
      <Health />
      <button type="button" class="button button-quiet bar-palette" onClick={openPalette}>
        {say('palette')} <kbd>Ctrl K</kbd>
      </button>
      <Language />
      <Who />
    </header>
  );
}

function Clock() {
  const at = now.value;
  const skewMs = engine.clockSkewMs;
  const isOff = Math.abs(skewMs) >= SKEW_SHOWN_MS;
  return (
    <span class={isOff ? 'bar-clock bar-clock-off' : 'bar-clock'}>
      <time dateTime={new Date(at).toISOString()}>{time(at)}</time> {house.value.timeZone}
      {isOff && <> · {say('bar.skew', { seconds: Math.round(skewMs / 1_000) })}</>}
    </span>
  );
}

function Who() {
  const state = me.state.value;
  if (state.kind !== 'here') return null;
  const { login, roles } = state.value;
  const rights = roles.filter((role) => role !== 'player').join(', ');
  return (
    <span class="bar-who">
      <span title={`${login} · ${rights}`}>
        <strong>{login}</strong>
        <span class="bar-roles"> · {rights}</span>
      </span>
      <button
        type="button"
        class="button button-quiet"
        onClick={() => void engine.logOut().catch(() => undefined)}
      >
        {say('logout')}
      </button>
    </span>
  );
}
