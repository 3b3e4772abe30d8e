/** One of the languages that there is a file of texts for, each under its own name. */
import { chooseLanguage, LOCALES, locale, say } from '../speech.ts';

export function LanguageChoice() {
  return (
    <label class="field">
      <span>{say('account.language')}</span>
      <select
        value={locale.value}
        onChange={({ currentTarget }) => void chooseLanguage(currentTarget.value)}
      >
        {LOCALES.map((language) => (
          <option key={language} value={language} lang={language}>
            {new Intl.DisplayNames([language], { type: 'language' }).of(language)}
          </option>
        ))}
      </select>
    </label>
  );
}
