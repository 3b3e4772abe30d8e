/**
 * The language that a page speaks. One file of texts a language: one more is one more file in the
 * page's `words/`, and is offered by itself.
 *
 * English is there from the start, and what other languages are held against (a test).
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Phrase, type Values, Words } from '../words.ts';

type Texts<Key extends string> = Readonly<Record<Key, Phrase>>;
/** By language, then by the key of the text: what an operator says otherwise. */
export type OwnTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** But for English, as Vite's `import.meta.glob` gives them. */
export type WordFiles = Readonly<Record<string, () => Promise<unknown>>>;

const FALLBACK = 'en';
/** Pages of one origin speak one language. */
const KEPT_AS = 'tirage.language';

export class Speech<Key extends string> {
  readonly locale: ReadonlySignal<string>;
  readonly locales: readonly string[];
  readonly #english: Texts<Key>;
  readonly #files: ReadonlyMap<string, () => Promise<unknown>>;
  readonly #words: Signal<Words<Key>>;
  #own: OwnTexts = {};

  constructor(english: Texts<Key>, files: WordFiles) {
    this.#english = english;
    this.#words = signal(new Words<Key>(FALLBACK, english));
    this.locale = computed(() => this.#words.value.locale);
    this.#files = new Map(
      Object.entries(files).map(([path, load]) => [
        /([\w-]+)\.json$/.exec(path)?.[1] ?? FALLBACK,
        load,
      ]),
    );
    this.locales = [FALLBACK, ...this.#files.keys()].sort();
  }

  /** In the language of now. A view that says something is drawn again when that changes. */
  readonly say = (key: Key, values?: Values): string => this.#words.value.say(key, values);

  /** Whether there is a text by a key that was put together, as those of refusals are. */
  readonly sayable = (key: string): key is Key => this.#words.value.has(key);

  /** Speaks another language from now on, and again when this browser comes back. */
  async choose(wanted: string): Promise<void> {
    await this.#speak(wanted);
    localStorage.setItem(KEPT_AS, wanted);
  }

  /** The language that was chosen here, or the first of the browser's that there is. */
  async speakAsBefore(): Promise<void> {
    const kept = localStorage.getItem(KEPT_AS);
    const wished = [...(kept === null ? [] : [kept]), ...navigator.languages];
    const found = wished
      .map((language) => language.split('-', 1)[0] ?? '')
      .find((language) => this.locales.includes(language));
    if (found !== undefined && found !== FALLBACK) await this.#speak(found);
  }

  /** Says what the operator has texts for in their words. */
  async speakFor(own: OwnTexts): Promise<void> {
    this.#own = own;
    await this.#speak(this.#words.peek().locale);
  }

  async #speak(wanted: string): Promise<void> {
    const told = wanted === FALLBACK ? this.#english : await this.#files.get(wanted)?.();
    if (told === undefined) return;
    const texts = told as Texts<Key>;
    this.#words.value = new Words<Key>(wanted, { ...texts, ...this.#own[wanted] });
    document.documentElement.lang = wanted;
  }
}
