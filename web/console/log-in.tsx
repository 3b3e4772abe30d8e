/** The way in. Staff have accounts like players', with roles; who has none is told so. */
import { useSignal } from '@preact/signals';
import { engine } from '../kit/browser/engine.ts';
import { useFirstField } from '../kit/browser/use-first-field.ts';
import { useMade } from '../kit/browser/use-remote.ts';
import { Doing } from '../kit/doing.ts';
import { Field } from '../kit/parts/field.tsx';
import { Notice } from '../kit/parts/notice.tsx';
import './log-in.css';
import { Language } from './parts/language.tsx';
import { refusalText } from './refusals.ts';
import { say } from './speech.ts';

export function LogIn({ isStranger = false }: { readonly isStranger?: boolean }) {
  const login = useSignal('');
  const password = useSignal('');
  const entering = useMade(
    () => new Doing((name: string, word: string) => engine.logIn(name, word)),
  );
  const form = useFirstField<HTMLFormElement>();
  const state = entering.state.value;
  return (
    <main class="log-in">
      <form
        ref={form}
        class="card log-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          void entering.start(login.value, password.value);
        }}
      >
        <h1>{say('login.title')}</h1>
        {isStranger && <Notice kind="warn">{say('login.noRole')}</Notice>}
        <Field
          label={say('login.login')}
          autocomplete="username"
          required
          value={login.value}
          onValue={(value) => {
            login.value = value;
          }}
        />
        <Field
          label={say('login.password')}
          type="password"
          autocomplete="current-password"
          required
          value={password.value}
          onValue={(value) => {
            password.value = value;
          }}
        />
        {state.kind === 'refused' && <Notice kind="bad">{refusalText(state.reason)}</Notice>}
        <button type="submit" class="button button-wide" disabled={state.kind === 'underWay'}>
          {say('login')}
        </button>
        <p class="field-help">{say('login.help')}</p>
        <Language />
      </form>
    </main>
  );
}
