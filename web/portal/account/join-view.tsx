import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
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
  const birthDate = useSignal('');
  const entering = useMade(
    () =>
      new Doing(() =>
        engine.register({
          login: login.value,
          password: password.value,
          birthDate: birthDate.value,
        }),
      ),
  );
  const enter = async (): Promise<void> => {
    if ((await entering.start()) !== undefined) returnTo(place);
  };
  return (
    <Entering
      title={say('account.open')}
      action={say('account.open')}
      state={entering.state}
      onSubmit={() => void enter()}
      aside={
        <>
          {say('account.known')} <a href={placeText(['login'], place.query)}>{say('login')}</a>
        </>
      }
    >
      <BoundField of={login} label={say('account.login')} autocomplete="username" required />
      <BoundField
        of={password}
        label={say('account.password')}
        help={say('account.passwordRule', { count: house.value.passwordCharactersMin })}
        type="password"
        autocomplete="new-password"
        required
      />
      <BoundField
        of={birthDate}
        label={say('account.birthDate')}
        help={say('account.age', { count: house.value.ageMin })}
        type="date"
        autocomplete="bday"
        required
      />
    </Entering>
  );
}
