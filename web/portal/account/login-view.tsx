import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Doing } from '../../kit/doing.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { BoundField } from '../../kit/parts/bound-field.tsx';
import { placeText } from '../../kit/place.ts';
import { say } from '../speech.ts';
import { Entering, returnTo } from './entering.tsx';

export function View({ place }: ViewProps) {
  const login = useSignal('');
  const password = useSignal('');
  const entering = useMade(
    () => new Doing((name: string, word: string) => engine.logIn(name, word)),
  );
  const enter = async (): Promise<void> => {
    const player = await entering.start(login.value, password.value);
    if (player !== undefined) returnTo(place);
  };
  return (
    <Entering
      title={say('login')}
      action={say('login')}
      state={entering.state}
      onSubmit={() => void enter()}
      aside={
        <>
          {say('account.new')} <a href={placeText(['join'], place.query)}>{say('join')}</a>
        </>
      }
    >
      <BoundField of={login} label={say('account.login')} autocomplete="username" required />
      <BoundField
        of={password}
        label={say('account.password')}
        type="password"
        autocomplete="current-password"
        required
      />
    </Entering>
  );
}
