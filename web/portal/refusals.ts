/** A refusal in words: what happened, what it means for the money, and what one can do now. */
import { RefusalError, UnansweredError } from '@tirage/client';
import type { Values } from '../kit/words.ts';
import { money, timeInWords } from './shown.ts';
import { keysOf, say, sayable } from './speech.ts';

const PREFIX = 'refused.';
/** What no code of the engine's stands for. */
const PAGE_OWN: ReadonlySet<string> = new Set(['unknown', 'other', 'unanswered']);

/** Texts are by code, `refused.drawClosed`; a code without one is told by what the engine says. */
export function refusalText(reason: unknown): string {
  if (reason instanceof UnansweredError) return say('refused.unanswered');
  if (!(reason instanceof RefusalError)) return say('refused.unknown');
  const key = PREFIX + reason.code;
  return sayable(key)
    ? say(key, shownFacts(reason))
    : say('refused.other', { title: reason.title });
}

/** Each code that has a text, with it; an ellipsis stands for the facts of a case. */
export function refusalTexts(): readonly (readonly [code: string, text: string])[] {
  return keysOf(PREFIX)
    .map((key) => [key.slice(PREFIX.length), say(key)] as const)
    .filter(([code]) => !PAGE_OWN.has(code))
    .map(([code, text]) => [code, text.replace(/\{\w+\}/g, '…')]);
}

/** The engine names its facts by what they are: `neededMinor` is money, `resetsAt` a time. */
function shownFacts({ facts, retryAfterSeconds }: RefusalError): Values {
  const shown = Object.entries(facts).map(([name, value]) => [name, shownFact(name, value)]);
  return { seconds: retryAfterSeconds ?? 0, ...Object.fromEntries(shown) };
}

function shownFact(name: string, value: unknown): string | number {
  if (/Minor(?:Max|Min)?$/.test(name)) return money(String(value));
  if (/(?:At|Until)$|^until$/.test(name)) return timeInWords(Date.parse(String(value)));
  return typeof value === 'number' ? value : String(value);
}
