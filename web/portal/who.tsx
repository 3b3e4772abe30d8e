/** Who is logged in, with what they have; or the ways in. */
import { placeText } from '../kit/place.ts';
import { isLoggedIn, isSessionKnown } from './engine.ts';
import { money } from './shown.ts';
import { say } from './speech.ts';
import { wallet } from './wallet/wallet.ts';

export function Who() {
  if (!isSessionKnown.value) return <div class="frame-who" />;
  if (!isLoggedIn.value) {
    return (
      <div class="frame-who">
        <a class="button button-quiet" href={placeText(['login'])}>
          {say('login')}
        </a>
        <a class="button" href={placeText(['join'])}>
          {say('join')}
        </a>
      </div>
    );
  }
  const state = wallet.state.value;
  const amount = state.kind === 'here' ? money(state.value.balanceMinor) : '…';
  return (
    <div class="frame-who">
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
    </div>
  );
}
