/** Every no that an engine can give, in words and by its code, and a way to find one of them. */
import { useComputed, useSignal } from '@preact/signals';
import { BoundField } from '../../kit/parts/bound-field.tsx';
import { refusalTexts } from '../refusals.ts';
import { locale, say } from '../speech.ts';

export function Refusals() {
  const wanted = useSignal('');
  const found = useComputed(() => {
    const sought = wanted.value.trim().toLocaleLowerCase(locale.value);
    return refusalTexts().filter(([code, text]) =>
      `${code} ${text}`.toLocaleLowerCase(locale.value).includes(sought),
    );
  });
  return (
    <section class="card help-card" aria-labelledby="refusals">
      <h2 id="refusals">{say('help.refusals')}</h2>
      <p>{say('help.refusals.text')}</p>
      <BoundField of={wanted} label={say('help.refusals.find')} autocomplete="off" />
      <p class="row-side" role="status">
        {say('help.refusals.count', { count: found.value.length })}
      </p>
      <dl class="help-refusals">
        {found.value.map(([code, text]) => (
          <div key={code}>
            <dt>{code}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
