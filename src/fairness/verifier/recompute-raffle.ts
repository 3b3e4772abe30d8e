/** The winners and prizes that a raffle's sources lead to. Specified in raffle-transcript.ts. */
import type { RaffleTranscript } from '../raffle-transcript.ts';
import { inHex } from './bytes.ts';
import { mixed, type OutcomeSourcesInHex, outcomeWords } from './recompute-outcome.ts';

const VALUES = 1n << 53n;
const LOW_SPAN = 1n << 32n;
const HIGH_SPAN = 1n << 21n;

/** What the generator of a raffle begins with, in hexadecimal. */
export function mixedRaffle(raffle: RaffleTranscript): string {
  return inHex(mixed(sourcesOfRaffle(raffle)));
}

function sourcesOfRaffle(raffle: RaffleTranscript): OutcomeSourcesInHex {
  const { raffleId: id, serverSeed, commitment, ticketsRoot } = raffle;
  return { id, serverSeed, commitment, ticketsRoot, beacon: '' };
}

/** The entry that wins each place, from the first on; as many as there can be. */
export function recomputeWinners(raffle: RaffleTranscript, placeCount: number): number[] {
  const { entries, rules } = raffle;
  const words = outcomeWords(sourcesOfRaffle(raffle));
  const next = (): bigint => BigInt(words.next().value);
  const out = new Set<string>();
  const winners: number[] = [];
  for (let place = 1; place <= placeCount; place += 1) {
    // Where the stretch of each entry that is still in the draw ends.
    const ends: { readonly entry: number; readonly end: bigint }[] = [];
    let total = 0n;
    for (const [entry, { player, stakeMinor }] of entries.entries()) {
      if (out.has(player)) continue;
      total += rules.chances === 'stake' ? BigInt(stakeMinor) : 1n;
      ends.push({ entry, end: total });
    }
    if (total === 0n || total >= VALUES) return winners;
    let value = VALUES;
    while (value >= VALUES - (VALUES % total)) value = (next() % HIGH_SPAN) * LOW_SPAN + next();
    const won = ends.find(({ end }) => value % total < end);
    if (won === undefined) return winners;
    winners.push(won.entry);
    out.add(entries[won.entry]?.player ?? '');
  }
  return winners;
}

/** What each place is worth, from the first on. */
export function recomputePrizes({ rules, seal, entries }: RaffleTranscript): bigint[] {
  const { prize } = rules;
  const shareOf = (permyriad: number) => (BigInt(seal.potMinor) * BigInt(permyriad)) / 10_000n;
  if (prize.kind === 'fixed') return [BigInt(prize.prizeMinor)];
  if (prize.kind === 'share') return [shareOf(prize.sharePermyriad)];
  const players = new Set(entries.map(({ player }) => player)).size;
  return prize.sharesPermyriad.slice(0, players).map(shareOf);
}
