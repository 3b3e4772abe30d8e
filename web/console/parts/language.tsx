/** The languages that there are, each by its own name; the choice is kept in this browser. */
import { chooseLanguage, LOCALES, locale, say } from '../speech.ts';
import './language.css';

export function Language() {
  return (
    <select
      class="language"
      aria-label={say('bar.language')}
      value={locale.value}
      onChange={({ currentTarget }) => void chooseLanguage(currentTarget.value)}
    >
      {LOCALES.map((one) => (
        <option key={one} value={one}>
          {new Intl.DisplayNames([one], { type: 'language' }).of(one)}
        </option>
      ))}
    </select>
  );
}
