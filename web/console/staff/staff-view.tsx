/** Roles: an account by its login, what it may do, and another set of roles for it. */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { ask } from '../../kit/browser/navigation.ts';
import { useFirstField } from '../../kit/browser/use-first-field.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { Field } from '../../kit/parts/field.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { say } from '../speech.ts';
import { AccountCard } from './account-card.tsx';

export function View({ place }: ViewProps) {
  const asked = place.query.get('login') ?? '';
  const login = useSignal(asked);
  const form = useFirstField<HTMLFormElement>();
  return (
    <>
      <h1>{say('nav.staff')}</h1>
      <form
        ref={form}
        class="card act-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask([['login', login.value.trim()]]);
        }}
      >
        <Field
          label={say('staff.login')}
          help={say('staff.loginHelp')}
          required
          value={login.value}
          onValue={(value) => {
            login.value = value;
          }}
        />
        <div>
          <button type="submit" class="button">
            {say('staff.find')}
          </button>
        </div>
      </form>
      {asked !== '' && <Found key={asked} login={asked} />}
    </>
  );
}

function Found({ login }: { readonly login: string }) {
  const remote = useRemote((signal) =>
    engine.call('GET', '/v1/admin/players', { query: { login } }, { signal }),
  );
  return (
    <RemoteHere
      of={remote}
      skeleton={<div class="skeleton frame-waits" />}
      isEmpty={({ players }) => players.length === 0}
      empty={<p class="card">{say('staff.none', { login })}</p>}
    >
      {({ players }) => (
        <>
          {players.map((account) => (
            <AccountCard
              key={`${account.playerId} ${account.roles.join()}`}
              account={account}
              onChange={() => void remote.ask()}
            />
          ))}
        </>
      )}
    </RemoteHere>
  );
}
