/**
 * A refusal as staff read it: ours in words where it needs more than the engine says, else the
 * engine's own sentence, with the facts and the id by which it stands in the logs.
 */
import { RefusalError, UnansweredError } from '@tirage/client';
import { money, time } from './shown.ts';
import { say, sayable } from './speech.ts';

export function refusalText(reason: unknown): string {
  if (reason instanceof UnansweredError) return say('refused.unanswered');
  if (!(reason instanceof RefusalError)) return say('refused.unknown');
  const key = `refused.${reason.code}`;
  const sentence = sayable(key) ? say(key) : engineSentence(reason);
  return [sentence, ...factsOf(reason), ...faultsOf(reason), idOf(reason)]
    .filter(Boolean)
    .join(' ');
}

function engineSentence({ title, detail }: RefusalError): string {
  return detail === undefined ? `${title}.` : `${title}. ${detail}`;
}

function factsOf({ facts }: RefusalError): readonly string[] {
  return Object.entries(facts).map(([name, value]) => `${name}: ${factText(name, value)}.`);
}

function factText(name: string, value: unknown): string {
  if (/Minor(?:Max|Min)?$/.test(name)) return money(String(value));
  if (/(?:At|Until)$|^until$/.test(name)) return time(String(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function faultsOf({ errors }: RefusalError): readonly string[] {
  return errors.map(({ pointer, message }) => `${pointer}: ${message}.`);
}

function idOf({ requestId }: RefusalError): string {
  return requestId === undefined ? '' : say('refused.request', { id: requestId });
}
