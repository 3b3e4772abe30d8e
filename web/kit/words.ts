/**
 * The words of a page in one language, by key.
 *
 * A language is a file of texts. `{name}` stands for a value; where a count decides the form, the
 * text is a table by the categories of the language's plural rules (Unicode CLDR), and `{count}`
 * stands for the count. Texts are text: nothing in them is ever taken for markup.
 */
export type Phrase = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Catalogue = Readonly<Record<string, Phrase>>;
export type Values = Readonly<Record<string, string | number>>;

export class Words<Keys extends string> {
  /** As the standard names languages (BCP 47). */
  readonly locale: string;
  readonly #catalogue: Readonly<Record<Keys, Phrase>>;
  readonly #plurals: Intl.PluralRules;
  readonly #numbers: Intl.NumberFormat;

  constructor(locale: string, catalogue: Readonly<Record<Keys, Phrase>>) {
    this.locale = locale;
    this.#catalogue = catalogue;
    this.#plurals = new Intl.PluralRules(locale);
    this.#numbers = new Intl.NumberFormat(locale);
  }

  has(key: string): key is Keys {
    return Object.hasOwn(this.#catalogue, key);
  }

  /** A value that the text does not name is left out; one that is missing shows its name. */
  say(key: Keys, values: Values = {}): string {
    const phrase: Phrase = this.#catalogue[key];
    return this.#formOf(phrase, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return whole;
      return typeof value === 'number' ? this.#numbers.format(value) : value;
    });
  }

  #formOf(phrase: Phrase, { count }: Values): string {
    if (typeof phrase === 'string') return phrase;
    const category = this.#plurals.select(Number(count ?? 0));
    return phrase[category] ?? phrase.other ?? '';
  }
}
