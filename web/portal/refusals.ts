/** A refusal in words: what happened, what it means for the money, and what one can do now. */
import { RefusalError, UnansweredError } from '@tirage/client';
import type { Values } from '../kit/words.ts';
import { money, timeInWords } from './shown.ts';
import { say, sayable } from './speech.ts';

/** Texts are by code, `refused.drawClosed`; a code without one is told by what the engine says. */
export function refusalText(reason: unknown): string {
  if (reason instanceof UnansweredError) return say('refused.unanswered');
  if (!(reason instanceof RefusalError)) return say('refused.unknown');
  const key = `refused.${reason.code}`;
  return sayable(key)
    ? say(key, shownFacts(reason))
    : say('refused.other', { title: reason.title });
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
