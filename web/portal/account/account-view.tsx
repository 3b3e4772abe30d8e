/** Who is logged in, their password, the language, and the way out. */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { go } from '../../kit/browser/navigation.ts';
import { Doing } from '../../kit/doing.ts';
import { BoundField } from '../../kit/parts/bound-field.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { slips } from '../draws/slips.ts';
import { refusalText } from '../refusals.ts';
import { RemoteHere } from '../remote-here.tsx';
import { timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import './account.css';
import { useMade, useRemote } from '../../kit/browser/use-remote.ts';
import { LanguageChoice } from './language-choice.tsx';

export function View() {
  const profile = useRemote((signal) => engine.call('GET', '/v1/me', {}, { signal }));
  const leave = async (): Promise<void> => {
    // Whatever becomes of the call, nobody is logged in here afterwards.
    await engine.logOut().catch(() => undefined);
    slips.clearAll();
    go([]);
  };
  return (
    <>
      <section class="card account-form">
        <RemoteHere of={profile} skeleton={<p class="skeleton" />}>
          {({ login, registeredAt }) => (
            <>
              <h1>{login}</h1>
              <p class="row-side">
                {say('account.since', { time: timeInWords(Date.parse(registeredAt)) })}
              </p>
            </>
          )}
        </RemoteHere>
        <LanguageChoice />
        <button type="button" class="button button-quiet" onClick={() => void leave()}>
          {say('account.logout')}
        </button>
      </section>
      <PasswordCard />
    </>
  );
}

function PasswordCard() {
  const current = useSignal('');
  const next = useSignal('');
  const changing = useMade(
    () =>
      new Doing((password: string, newPassword: string) =>
        engine.call('PUT', '/v1/me/password', {
          body: { currentPassword: password, newPassword },
        }),
      ),
  );
  const state = changing.state.value;
  const change = async (): Promise<void> => {
    await changing.start(current.value, next.value);
    if (changing.state.value.kind === 'done') {
      current.value = '';
      next.value = '';
    }
  };
  return (
    <section class="card account-form">
      <h2>{say('account.changePassword')}</h2>
      <form
        class="account-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <BoundField
          of={current}
          label={say('account.oldPassword')}
          type="password"
          autocomplete="current-password"
          required
        />
        <BoundField
          of={next}
          label={say('account.newPassword')}
          help={say('account.passwordRule', { count: house.value.passwordCharactersMin })}
          type="password"
          autocomplete="new-password"
          required
        />
        {state.kind === 'refused' && <Notice kind="bad">{refusalText(state.reason)}</Notice>}
        {state.kind === 'done' && <Notice kind="good">{say('account.passwordChanged')}</Notice>}
        <button type="submit" class="button" disabled={state.kind === 'underWay'}>
          {say('account.changePassword')}
        </button>
      </form>
    </section>
  );
}
