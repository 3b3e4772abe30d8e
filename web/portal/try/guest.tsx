/**
 * The login and the password that were made for somebody who tries this engine, until they say that
 * they have kept them. They are in this page alone, and gone with it.
 */
import { useSignal } from '@preact/signals';
import { isLoggedIn } from '../../kit/browser/engine.ts';
import { say } from '../speech.ts';
import './guest.css';
import { type GuestAccount, guest } from './guest-account.ts';

export function Guest() {
  const account = guest.value;
  if (account === undefined || !isLoggedIn.value) return null;
  return <Account account={account} />;
}

function Account({ account: { login, password } }: { readonly account: GuestAccount }) {
  const isShown = useSignal(false);
  const isCopied = useSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${login}\n${password}`);
    isCopied.value = true;
  };
  return (
    <section class="card guest" aria-labelledby="guest">
      <h2 id="guest" class="unseen">
        {say('try.account')}
      </h2>
      <dl class="guest-facts">
        <dt>{say('account.login')}</dt>
        <dd>{login}</dd>
        <dt hidden={!isShown.value}>{say('account.password')}</dt>
        <dd id="guest-password" hidden={!isShown.value}>
          {password}
        </dd>
      </dl>
      <button
        type="button"
        class="button button-quiet"
        onClick={() => {
          guest.value = undefined;
        }}
      >
        {say('try.kept')}
      </button>
      <p class="guest-ways">
        <button
          type="button"
          class="button button-quiet"
          aria-expanded={isShown.value}
          aria-controls="guest-password"
          onClick={() => {
            isShown.value = !isShown.value;
          }}
        >
          {say(isShown.value ? 'try.hide' : 'try.show')}
        </button>
        {/* Browsers give the clipboard to pages that came over TLS, and to this machine's own. */}
        {navigator.clipboard !== undefined && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => void copy().catch(() => undefined)}
          >
            {say(isCopied.value ? 'try.copied' : 'try.copy')}
          </button>
        )}
      </p>
      {isShown.value && <p class="row-side">{say('try.keep')}</p>}
    </section>
  );
}
