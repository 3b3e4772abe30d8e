/**
 * What is wrong with a game: rules that do not hold together, or that would cost the house more
 * than it takes.
 *
 * Why a list: a game may come from an operator's file, who wants to hear of all faults at once.
 * Each is the end of a sentence about the game. What can only be computed of sound rules (odds,
 * payback) is looked at once the rules are sound.
 */
import { assert } from '../../src/kernel/assert.ts';
import { familyOf } from './families.ts';
import { type Game, largestFixedPrize, PERMYRIAD, type Tier, versionOf } from './game.ts';
import {
  isAbove,
  PAYOUT_PERMYRIAD_MAX,
  permyriadOf,
  theoreticalPayouts,
  tierOdds,
} from './game-odds.ts';
import { jackpotProblems } from './jackpot-rules.ts';

/** Tiers are counted in one byte, and listed in transcripts: the verifier has the same limit. */
export const TIERS_PER_GAME_MAX = 64;
/** A version is hashed as 32 bits; nobody changes rules more often. */
export const GAME_VERSION_MAX = 1_000_000;

/**
 * The largest fixed prize, as that of a raffle: a draw sells so many combinations that each may win
 * it (prize-room.ts), which with this one are still a quarter of a million.
 */
export const FIXED_PRIZE_MINOR_MAX = 1_000_000_000;

/** As the limits of fixed-odds markets: far from where sums are no longer exact. */
export const PICK_LIMIT_MINOR_MAX = 10 ** 13;
/** Keys are numbers, in rows and mail. */
const KEYS_MAX = 2n ** 53n;

/** Empty if the game may be sold. Its family has to be known. */
export function gameProblems(
  game: Game,
  payoutPermyriadMax: number = PAYOUT_PERMYRIAD_MAX,
): readonly string[] {
  const unsound = [
    ...namingProblems(game),
    ...game.tiers.flatMap((tier, index) => tierProblems(tier, index)),
    ...familyOf(game).ruleProblems(game),
    ...poolProblems(game),
    ...jackpotProblems(game),
    ...pickLimitProblems(game),
  ];
  return unsound.length > 0 ? unsound : chanceProblems(game, payoutPermyriadMax);
}

/** Stops the process unless the rules hold together: for games that are part of the program. */
export function assertGame(game: Game): void {
  const problems = gameProblems(game);
  assert(problems.length === 0, () => `${game.gameId}: ${problems.join('; ')}`);
}

function namingProblems(game: Game): string[] {
  const { gameId, title, priceMinor, tiers } = game;
  const problems: string[] = [];
  if (!/^[a-z0-9]{1,16}$/.test(gameId)) problems.push(`"${gameId}" is not a game id`);
  const version = versionOf(game);
  const isVersion = Number.isInteger(version) && version >= 1 && version <= GAME_VERSION_MAX;
  if (!isVersion) problems.push(`the version is not in 1 … ${GAME_VERSION_MAX}`);
  if (title.length === 0) problems.push('no title');
  if (!Number.isSafeInteger(priceMinor) || priceMinor <= 0) {
    problems.push('the price is not a count above 0');
  }
  if (tiers.length === 0) problems.push('no tiers');
  if (tiers.length > TIERS_PER_GAME_MAX) problems.push(`more than ${TIERS_PER_GAME_MAX} tiers`);
  return problems;
}

function tierProblems(tier: Tier, index: number): string[] {
  const problems: string[] = [];
  const say = (problem: string): void => {
    problems.push(`tier ${tier.tier}: ${problem}`);
  };
  if (tier.tier !== index + 1) say('not numbered from 1, highest first');
  if (tier.kind === 'fixed') {
    const { prizeMinor } = tier;
    if (!Number.isSafeInteger(prizeMinor)) say('the prize is not whole');
    if (prizeMinor <= 0) say('the prize is nothing');
    if (prizeMinor > FIXED_PRIZE_MINOR_MAX) {
      say(`the prize is too large: ${FIXED_PRIZE_MINOR_MAX} is the most`);
    }
    return problems;
  }
  if (!Number.isInteger(tier.sharePermyriad)) say('the share is not whole');
  if (tier.sharePermyriad <= 0) say('the share is nothing');
  // An unwon jackpot holds money that earlier draws promised to later winners.
  if (tier.jackpot && tier.ifUnwon !== 'rollover') say('the jackpot does not roll over');
  return problems;
}

/** What the tiers share out of the sales, taken together. */
function poolProblems({ tiers }: Game): string[] {
  const problems: string[] = [];
  let sharesPermyriad = 0;
  for (const tier of tiers) sharesPermyriad += tier.kind === 'fixed' ? 0 : tier.sharePermyriad;
  if (sharesPermyriad > PERMYRIAD) problems.push('shares out more than the sales');
  const jackpots = tiers.filter((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  if (jackpots.length > 1) problems.push(`has ${jackpots.length} jackpots, not one`);
  // What rolls over has to go into a jackpot, or the next draw has money that nobody can win.
  const rollsOver = tiers.some((tier) => tier.kind === 'pariMutuel' && tier.ifUnwon === 'rollover');
  if (jackpots.length === 0 && rollsOver) problems.push('rolls over without a jackpot');
  return problems;
}

function pickLimitProblems(game: Game): string[] {
  const { pickLimit } = game;
  if (pickLimit === undefined) return [];
  const { liabilityMinorMax, alarmPermyriad } = pickLimit;
  const problems: string[] = [];
  const prizeMinor = largestFixedPrize(game);
  if (prizeMinor === 0) problems.push('pickLimit: no prize is fixed');
  const isSum =
    Number.isSafeInteger(liabilityMinorMax) && liabilityMinorMax <= PICK_LIMIT_MINOR_MAX;
  if (!isSum) problems.push(`pickLimit: liabilityMinorMax is not in 1 … ${PICK_LIMIT_MINOR_MAX}`);
  if (liabilityMinorMax < prizeMinor) {
    problems.push(`pickLimit: liabilityMinorMax is less than a prize (${prizeMinor})`);
  }
  if (!Number.isInteger(alarmPermyriad) || alarmPermyriad < 1 || alarmPermyriad > PERMYRIAD) {
    problems.push(`pickLimit: alarmPermyriad is not in 1 … ${PERMYRIAD}`);
  }
  // Of rules that are unsound otherwise the family may not know what its picks are.
  if (familyOf(game).ruleProblems(game).length === 0 && familyOf(game).keyCount(game) > KEYS_MAX) {
    problems.push('pickLimit: there are too many different picks');
  }
  return problems;
}

function chanceProblems(game: Game, payoutPermyriadMax: number): string[] {
  const problems: string[] = [];
  for (const { tier, winningCount } of tierOdds(game)) {
    if (winningCount <= 0n) problems.push(`tier ${tier} cannot be won`);
  }
  for (const paid of theoreticalPayouts(game)) {
    if (!isAbove(paid, payoutPermyriadMax)) continue;
    const kind = paid.kind === undefined ? '' : `${paid.kind}: `;
    const most = `${(payoutPermyriadMax / 100).toFixed(2)} %`;
    const told =
      payoutPermyriadMax === PAYOUT_PERMYRIAD_MAX
        ? 'pays back all that it sells, or more'
        : `pays back more than ${most} of what it sells`;
    problems.push(`${kind}${told} (${(permyriadOf(paid) / 100).toFixed(2)} %)`);
  }
  return problems;
}
