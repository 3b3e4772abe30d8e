/** Tickets made in advance: commitment and picks, from what stock-picks.ts specifies. */
import type { TranscriptGame, TranscriptStock } from '../transcript.ts';
import { fieldsOf, fromHex, inHex, uint32, uint64, withLength } from './bytes.ts';
import { twinOf } from './family-twins.ts';
import { prefixedSha256 } from './hashing.ts';

const ROUNDS = 8;
/** No stock is made of a game with more picks than these. */
const PICKS_MAX = 2n ** 52n;

/** Why no such stock can have been made. */
export function stockProblems(game: TranscriptGame, { count }: TranscriptStock): string[] {
  const { space, ...twin } = twinOf(game);
  if (twin.ruleProblems(game).length > 0) return ['the rules of the game contradict each other'];
  if (space === undefined) return ['no tickets are made in advance for such a game'];
  const picks = space.pickCount(game);
  if (picks > PICKS_MAX) return ['the game has too many combinations for a stock'];
  return BigInt(count) > picks ? [`there are ${picks} combinations, not ${count}`] : [];
}

/** In lower-case hexadecimal, for a stock without problems. */
export function recomputeStockCommitment(
  drawId: string,
  game: TranscriptGame,
  { seed, count }: TranscriptStock,
): string {
  const picks = Number(twinOf(game).space?.pickCount(game));
  const parts = [fromHex(seed), withLength(drawId), uint64(count), uint64(picks)];
  return inHex(prefixedSha256('tirage/stock/v1', ...parts));
}

/** The numbers of the ticket at an index below the count, for a stock without problems. */
export function recomputeSelection(
  game: TranscriptGame,
  { seed }: TranscriptStock,
  index: number,
): number[] {
  const { space } = twinOf(game);
  if (space === undefined) return [];
  const picks = space.pickCount(game);
  let halfBits = 1n;
  while (4n ** halfBits < picks) halfBits += 1n;
  let place = BigInt(index);
  do place = network(fromHex(seed), place, halfBits);
  while (place >= picks);
  return space.unrank(game, place);
}

/** Once through the Feistel network. */
function network(seed: Uint8Array, place: bigint, halfBits: bigint): bigint {
  const half = 1n << halfBits;
  let [left, right] = [place / half, place % half];
  for (let round = 0; round < ROUNDS; round += 1) {
    const value = Number(right);
    const parts = [seed, Uint8Array.of(round), uint32(Math.trunc(value / 8))];
    const digest = prefixedSha256('tirage/stock-round/v1', ...parts);
    const word = BigInt(fieldsOf(digest).getUint32((value % 8) * 4));
    [left, right] = [right, left ^ (word % half)];
  }
  return left * half + right;
}
