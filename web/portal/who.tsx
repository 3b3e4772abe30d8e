/**
 * Who is logged in, with what they have; or the ways in, which need a line: without one it cannot
 * even be told who is. Help is beside it, whoever one is.
 */

import { isLoggedIn, isSessionKnown } from '../kit/browser/engine.ts';
import { isOffline } from '../kit/browser/line.ts';
import { place } from '../kit/browser/navigation.ts';
import { placeText } from '../kit/place.ts';
import { money } from './shown.ts';
import { say } from './speech.ts';
import { wallet } from './wallet/wallet.ts';

export function Who() {
  return (
    <div class="frame-who">
      {isSessionKnown.value && (isLoggedIn.value ? <Member /> : !isOffline.value && <Ways />)}
      <a
        class="frame-help"
        href={placeText(['help'])}
        title={say('nav.safer')}
        aria-current={place.value.path[0] === 'help' ? 'page' : undefined}
      >
        <span class="unseen">{say('nav.safer')}</span>
        <span class="frame-help-sign" aria-hidden="true">
          ?
        </span>
      </a>
    </div>
  );
}

function Ways() {
  return (
    <>
      <a class="button button-quiet" href={placeText(['login'])}>
        {say('login')}
      </a>
      <a class="button" href={placeText(['join'])}>
        {say('join')}
      </a>
    </>
  );
}

function Member() {
  const state = wallet.state.value;
  const amount = state.kind === 'here' ? money(state.value.balanceMinor) : '…';
  return (
    <>
      <a
        class="frame-balance"
        href={placeText(['wallet'])}
        aria-label={`${say('balance')}: ${amount}`}
      >
        {amount}
      </a>
      <a class="button button-quiet" href={placeText(['account'])}>
        {say('nav.account')}
      </a>
    </>
  );
}
