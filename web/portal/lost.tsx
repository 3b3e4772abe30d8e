/** Where an address leads nowhere, or a view broke: what that means, and a way on. */
import { place } from '../kit/browser/navigation.ts';
import { placeText } from '../kit/place.ts';
import { say } from './speech.ts';

/** Nothing is at this address. */
export function Lost() {
  return <WayOn title={say('gone.title')} text={say('gone.text')} />;
}

/** The view threw: our mistake. */
export function Broken() {
  return <WayOn title={say('fault.title')} text={say('fault.text')} />;
}

/** Only who is logged in has this; afterwards one is back here. */
export function LoginFirst() {
  const { path, query } = place.value;
  const to = placeText(path, query).slice(2);
  return (
    <section class="card">
      <h1>{say('session.needed')}</h1>
      <p>
        <a class="button" href={placeText(['login'], [['to', to]])}>
          {say('login')}
        </a>
      </p>
    </section>
  );
}

function WayOn({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section class="card">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a class="button" href={placeText([])}>
          {say('gone.home')}
        </a>
      </p>
    </section>
  );
}
