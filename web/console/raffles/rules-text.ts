/** The rules of a raffle in words, name by name. */
import type { components } from '@tirage/client';
import { count, decimal, money } from '../shown.ts';
import { say } from '../speech.ts';
import { percentText } from './raffle-rules.ts';

export type Rules = components['schemas']['RaffleRules'];

export function rulesRows(rules: Rules): readonly (readonly [string, string])[] {
  const { fillWithinMs } = rules;
  return [
    [say('rules.needed'), count(rules.participantsNeeded)],
    [say('rules.chances'), say(`rules.chances.${rules.chances}`)],
    [say('rules.entriesMax'), count(rules.entriesPerPlayerMax)],
    [say('rules.prize'), prizeText(rules.prize)],
    [
      say('rules.fillWithin'),
      fillWithinMs === null
        ? say('rules.forever')
        : say('rules.minutes', { count: fillWithinMs / 60_000 }),
    ],
    [say('rules.ifUnfilled'), say(`rules.ifUnfilled.${rules.ifUnfilled}`)],
  ];
}

function prizeText(prize: Rules['prize']): string {
  if (prize.kind === 'fixed') return money(prize.prizeMinor);
  const shares = prize.kind === 'share' ? [prize.sharePermyriad] : prize.sharesPermyriad;
  return say('rules.ofPot', { shares: shares.map((one) => decimal(percentText(one))).join(' + ') });
}
