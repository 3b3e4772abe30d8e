/** What a raffle gives, in words: a sum, a share of its pot, or a share for each place. */
import { money } from '../shown.ts';
import { locale, say } from '../speech.ts';

export type PrizeRule =
  | { readonly kind: 'share'; readonly sharePermyriad: number }
  | { readonly kind: 'fixed'; readonly prizeMinor: number }
  | { readonly kind: 'table'; readonly sharesPermyriad: readonly number[] };

const PERMYRIAD = 10_000;
/** More of them would be longer than a line. */
const PLACES_TOLD_MAX = 5;

export function prizeText(rule: PrizeRule): string {
  if (rule.kind === 'fixed') return say('raffles.prize.fixed', { prize: money(rule.prizeMinor) });
  if (rule.kind === 'share') {
    return say('raffles.prize.share', { share: percent(rule.sharePermyriad) });
  }
  const { sharesPermyriad: shares } = rule;
  const told = shares.slice(0, PLACES_TOLD_MAX).map(percent).join(', ');
  const rest = shares.length > PLACES_TOLD_MAX ? ', …' : '';
  return say('raffles.prize.table', { count: shares.length, shares: told + rest });
}

function percent(permyriad: number): string {
  const format = new Intl.NumberFormat(locale.value, {
    style: 'percent',
    maximumFractionDigits: 2,
  });
  return format.format(permyriad / PERMYRIAD);
}
