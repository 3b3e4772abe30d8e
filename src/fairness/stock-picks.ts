/**
 * The picks of a stock, tickets made in advance: which ticket stands at which index.
 *
 * They follow from a seed, which is committed to when the stock is made and revealed with the
 * draw's transcript, so the operator can choose neither the picks nor their order afterwards, and
 * anybody can make the whole list again.
 *
 *   commitment = SHA-256 over
 *     "tirage/stock/v1"        15 bytes of ASCII
 *     32 bytes stockSeed
 *     u8 length, drawId        ASCII
 *     u64 count                how many tickets were made
 *     u64 picks                N: how many different picks the game has
 *
 *   The ticket at index i (0 … count - 1) has the pick of rank P(i) in the order of the game's
 *   family (for k of n: actors/games/k-of-n/unrank-pick.ts). P is a permutation of 0 … N - 1, so
 *   all tickets differ: a Feistel network of eight rounds on twice h bits, where h ≥ 1 is the least
 *   with 4^h ≥ N, walked until it comes to a value below N:
 *
 *     x = i
 *     repeat: (L, R) = (⌊x / 2^h⌋, x mod 2^h)
 *             for round = 0 … 7: (L, R) = (R, L xor F(round, R))
 *             x = L × 2^h + R
 *     until x < N
 *
 *     F(round, v) is the lowest h bits of word v mod 8 of
 *       SHA-256("tirage/stock-round/v1" ‖ stockSeed ‖ u8 round ‖ u32 ⌊v / 8⌋)
 *
 * All integers are unsigned and big-endian; a digest is eight words of 32 bits. With a seed that
 * is drawn at random each pick is as likely as any other at each index. Any ticket is found in
 * constant time, and nothing is kept of those that nobody has asked for.
 *
 * Backwards, the index of a pick of rank x:
 *
 *     repeat: (L, R) = (⌊x / 2^h⌋, x mod 2^h)
 *             for round = 7 … 0: (L, R) = (R xor F(round, L), L)
 *             x = L × 2^h + R
 *     until x < N
 */
import { familyOf } from '../../actors/games/families.ts';
import type { ShownPick } from '../../actors/games/family.ts';
import type { Game } from '../../actors/games/game.ts';
import type { NumberPicks } from '../../actors/stock/decide-buy-numbers.ts';
import type { StockPromise } from '../../actors/stock/decide-stock.ts';
import { STOCK_COMBINATIONS_MAX, type StockTerms } from '../../actors/stock/stock.ts';
import { assert, must } from '../kernel/assert.ts';
import { hexOf } from '../kernel/hex.ts';
import { type DrawNo, formatDrawId } from '../kernel/ids.ts';
import type { RandomSource } from '../kernel/random.ts';
import { rememberLast } from '../kernel/remember-last.ts';
import { BoundedMap } from '../structures/bounded-map.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { sha256 } from './sha256.ts';
import { STOCK_SEED_BYTES, StockPermutation } from './stock-permutation.ts';

const COMMIT_LABEL = labelBytes('tirage/stock/v1');
const DRAW_ID_BYTES_MAX = 1 + 255;
const commitForm = new CanonicalBytes(
  COMMIT_LABEL,
  COMMIT_LABEL.length + STOCK_SEED_BYTES + DRAW_ID_BYTES_MAX + 16,
);
/** Stocks whose permutation is remembered: those of the draws that are on sale, as a rule. */
const REMEMBERED_MAX = 32;

export interface PromisedStock {
  readonly stockSeed: Uint8Array;
  readonly drawId: string;
  readonly count: number;
  readonly game: Game;
}

/** The commitment, in lower-case hexadecimal. */
export function stockCommitmentOf({ stockSeed, drawId, count, game }: PromisedStock): string {
  assert(stockSeed.length === STOCK_SEED_BYTES, 'the seed of a stock is not 32 bytes long');
  commitForm.begin();
  commitForm.bytes(stockSeed);
  commitForm.shortText(drawId);
  commitForm.uint64(count);
  commitForm.uint64(picksOfGame(game));
  return hexOf(sha256(commitForm.view()));
}

/** A new seed of a draw's stock, and what is promised of it before anybody can look inside. */
export function stockPromiseOf(
  draw: DrawNo,
  { random }: { readonly random: Pick<RandomSource, 'bytes'> },
): StockPromise {
  const stockSeed = random.bytes(STOCK_SEED_BYTES);
  const drawId = formatDrawId(draw);
  return {
    stockSeedHex: hexOf(stockSeed),
    commitmentHexOf: (game, count) => stockCommitmentOf({ stockSeed, drawId, count, game }),
  };
}

/** The numbers of the ticket at an index, as its sealed leaf has them. */
export function stockSelection(game: Game, stockSeedHex: string, index: number): number[] {
  const family = familyOf(game);
  const masks = stockWords(game, { stockSeedHex }, [index]);
  return family.printPick(family.layout(game), masks, 0, masks.length);
}

/** The same as its player sees it. */
export function shownStock(game: Game, stockSeedHex: string, index: number): ShownPick {
  const family = familyOf(game);
  return family.showPick(family.layout(game), stockSelection(game, stockSeedHex, index));
}

/** The words of the tickets at these indexes, one pick after the other. */
function stockWords(
  game: Game,
  { stockSeedHex }: Pick<StockTerms, 'stockSeedHex'>,
  indexes: readonly number[],
): number[] {
  const family = familyOf(game);
  const space = must(family.space, 'a stock was made of a game whose picks cannot be counted off');
  const permutation = permutationOf({ game, stockSeedHex });
  const wordCount = family.wordCount(game);
  const masks = new Array<number>(wordCount * indexes.length);
  for (let i = 0; i < indexes.length; i += 1) {
    space.unrank(game, permutation.at(indexes[i] as number), masks, i * wordCount);
  }
  return masks;
}

/** At which index of a stock the pick of a rank stands. */
function stockIndexOf(
  game: Game,
  { stockSeedHex }: Pick<StockTerms, 'stockSeedHex'>,
  rank: number,
): number {
  return permutationOf({ game, stockSeedHex }).indexOf(rank);
}

/** What decisions about stocks need to know of their picks. */
export const STOCK_PICKS: NumberPicks = { wordsOf: stockWords, indexOf: stockIndexOf };

interface OfStock extends Pick<StockTerms, 'stockSeedHex'> {
  readonly game: Game;
}

const permutations = new BoundedMap<string, StockPermutation>(REMEMBERED_MAX);

/** Many tickets of one stock are sold one after the other, or of a few that take turns. */
const permutationOf = rememberLast(
  ({ game, stockSeedHex }: OfStock): StockPermutation => {
    const size = picksOfGame(game);
    const key = `${stockSeedHex}/${size}`;
    const known = permutations.get(key);
    if (known !== undefined) return known;
    const permutation = new StockPermutation(Buffer.from(stockSeedHex, 'hex'), size);
    permutations.set(key, permutation);
    return permutation;
  },
  (left, right) => left.stockSeedHex === right.stockSeedHex && left.game === right.game,
);

function picksOfGame(game: Game): number {
  const { space } = familyOf(game);
  const count = must(space, 'a stock was made of a game whose picks cannot be counted off');
  const picks = count.pickCount(game);
  assert(picks <= STOCK_COMBINATIONS_MAX, 'a stock was made of a game with too many picks');
  return Number(picks);
}
