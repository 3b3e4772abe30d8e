import { timeInWords } from '../shown.ts';
import { say } from '../speech.ts';

/** The other service names its games by ids alone: a raffle goes by when it opened. */
export function raffleName(openedAt: string): string {
  return say('raffles.name', { time: timeInWords(Date.parse(openedAt)) });
}
