/** What the console says, in the language of its reader. */
import { Speech } from '../kit/browser/speech.ts';
import english from './words/en.json';

/** What a text is asked for by. English has them all; a test holds the others against it. */
export type Key = keyof typeof english;

const others = import.meta.glob(['./words/*.json', '!./words/en.json'], { import: 'default' });
const speech = new Speech<Key>(english, others);
export const { locale, locales: LOCALES, say, sayable } = speech;

export const chooseLanguage = (wanted: string): Promise<void> => speech.choose(wanted);
export const speakAsBefore = (): Promise<void> => speech.speakAsBefore();
