import { pointsText } from '../../kit/points.ts';
import { locale, say } from '../speech.ts';

/** "1,204.5 points", in the form of the language for so many. */
export function pointsInWords(hundredths: number | string): string {
  const points = pointsText(hundredths, locale.value);
  return say('points.count', { count: Number(hundredths) / 100, points });
}
