/**
 * The seal of a raffle's entries, and the winners that follow from it. Specified in
 * raffle-transcript.ts; commitment, tickets root and generator are those of a draw.
 */
import { assert, must } from '../kernel/assert.ts';
import type { RandomSource } from '../kernel/random.ts';
import { uniformBelowWide } from '../kernel/uniform.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { HmacDrbg } from './hmac-drbg.ts';
import { LEAF_PREFIX, merkleRoot } from './merkle-tree.ts';
import { type OutcomeSources, outcomeSeed } from './outcome.ts';
import { HASH_BYTES, sha256, sha256Into } from './sha256.ts';

export interface RaffleLeaf {
  /** As `rafflePlayerDigest` gives it. */
  readonly player: Uint8Array;
  readonly stakeMinor: number;
  readonly acceptedAtMs: number;
}

/** An entry as the draw sees it: whose it is, and how much it counts. */
export interface RaffleTicket {
  readonly playerId: string;
  readonly weight: number;
}

const PLAYER_PREFIX = labelBytes('tirage/raffle-player/v1');
const ID_BYTES_MAX = 1 + 255;
const playerForm = new CanonicalBytes(PLAYER_PREFIX, PLAYER_PREFIX.length + 2 * ID_BYTES_MAX);
const LEAF_LABEL = Uint8Array.from([LEAF_PREFIX, ...labelBytes('tirage/raffle-entry/v1')]);
const leafForm = new CanonicalBytes(LEAF_LABEL, LEAF_LABEL.length + HASH_BYTES + 8 + 8);

/** A player's name in one raffle: those who know the player's id can find it, and nobody else. */
export function rafflePlayerDigest(raffleId: string, playerId: string): Uint8Array {
  playerForm.begin();
  playerForm.shortText(raffleId);
  playerForm.shortText(playerId);
  return sha256(playerForm.view());
}

/** The Merkle root over all entries, in their order. */
export function raffleEntriesRoot(leaves: readonly RaffleLeaf[]): Uint8Array {
  const hashes = new Uint8Array(leaves.length * HASH_BYTES);
  for (const [index, { player, stakeMinor, acceptedAtMs }] of leaves.entries()) {
    assert(player.length === HASH_BYTES, 'a player is not listed under a digest');
    leafForm.begin();
    leafForm.bytes(player);
    leafForm.uint64(stakeMinor);
    leafForm.uint64(acceptedAtMs);
    sha256Into(leafForm.view(), hashes, index * HASH_BYTES);
  }
  return merkleRoot(hashes);
}

/** The entries that win, by place. The same sources give the same winners, for ever. */
export function raffleWinners(
  sources: OutcomeSources,
  tickets: readonly RaffleTicket[],
  placeCount: number,
): number[] {
  return drawTickets(new HmacDrbg(outcomeSeed(sources)), tickets, placeCount);
}

/** A player wins one place at most: once they have it, all of their entries are out. */
export function drawTickets(
  random: Pick<RandomSource, 'uint32'>,
  tickets: readonly RaffleTicket[],
  placeCount: number,
): number[] {
  let left = tickets.map(({ playerId, weight }, ordinal) => ({ playerId, weight, ordinal }));
  return Array.from({ length: placeCount }, () => {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    assert(Number.isSafeInteger(total), 'the weights of a raffle exceed a safe integer');
    let rest = uniformBelowWide(random, total);
    const won = left.find(({ weight }) => {
      if (rest < weight) return true;
      rest -= weight;
      return false;
    });
    const { ordinal, playerId } = must(won, 'the entries do not fill the total of the weights');
    left = left.filter((ticket) => ticket.playerId !== playerId);
    return ordinal;
  });
}
