/**
 * Leaf hashes of tickets straight from the words of their columns.
 *
 * Why this exists beside `ticket-leaf.ts`, which defines a leaf: all leaves of a draw on one shard
 * have the same form, so the part that they share is written once, and only the words of each
 * ticket are filled in. That spares making a text and a list of numbers, which is half the price of
 * a leaf. The tests hold the two to each other.
 */
import { familyNamed } from '../../actors/games/families.ts';
import type { GameFamily } from '../../actors/games/family.ts';
import type { TicketWords } from '../../actors/games/ticket-columns.ts';
import { assert, must } from '../kernel/assert.ts';
import { writeBase32 } from '../kernel/base32.ts';
import { type DrawNo, formatTicketId, ORDINAL_DIGITS } from '../kernel/ids.ts';
import { BlindedPlayers } from './blinded-player.ts';
import { CHUNK_LEAVES } from './merkle-tree.ts';
import { HASH_BYTES, sha256Into } from './sha256.ts';
import { TICKET_LEAF_PREFIX, TICKET_NUMBERS_MAX } from './ticket-leaf.ts';

/** What all tickets of a draw on one shard have in common. */
export interface SealedDraw {
  readonly draw: DrawNo;
  readonly shard: number;
  /** The family of its game, which prints the picks. */
  readonly family: string;
  /** What it has to know of the game for that. */
  readonly layout: number;
  readonly opensAtMs: number;
  /** What the tickets' keys are made of (ticket-keys.ts). */
  readonly ticketSecret: Uint8Array;
}

const NUMBER_BYTES = 2;
const TIME_BYTES = 8;
const UINT32_SPAN = 2 ** 32;

export class ColumnLeaves {
  readonly #opensAtMs: number;
  readonly #family: GameFamily;
  readonly #layout: number;
  /** The numbers of the ticket at hand. */
  readonly #numbers = new Uint16Array(TICKET_NUMBERS_MAX);
  readonly #form: Uint8Array;
  readonly #fields: DataView;
  /** Where the changing parts begin; the numbers are followed by the time. */
  readonly #ordinalAt: number;
  readonly #playerAt: number;
  readonly #players: BlindedPlayers;
  readonly #numbersAt: number;
  /** A view for each count of numbers, because making one costs as much as a hash. */
  readonly #views: (Uint8Array | undefined)[] = [];

  constructor({ draw, shard, family, layout, opensAtMs, ticketSecret }: SealedDraw) {
    const ticketId = Buffer.from(formatTicketId({ draw, shard, ordinal: 0 }), 'latin1');
    const player = new Uint8Array(HASH_BYTES);
    const head = Uint8Array.of(...TICKET_LEAF_PREFIX, ticketId.length, ...ticketId, ...player);
    this.#players = new BlindedPlayers(ticketSecret);
    this.#opensAtMs = opensAtMs;
    this.#family = familyNamed(family);
    this.#layout = layout;
    this.#form = new Uint8Array(head.length + 1 + NUMBER_BYTES * TICKET_NUMBERS_MAX + TIME_BYTES);
    this.#form.set(head);
    this.#fields = new DataView(this.#form.buffer);
    this.#playerAt = head.length - HASH_BYTES;
    this.#ordinalAt = this.#playerAt - ORDINAL_DIGITS;
    this.#numbersAt = head.length;
  }

  /**
   * Writes the packed leaf hashes of tickets with consecutive ordinals, a chunk at most. Returns
   * their players as the leaves name them, packed, and good until the next call.
   */
  write(words: TicketWords, firstOrdinal: number, target: Uint8Array): Uint8Array {
    const count = words.playerKey.length;
    assert(count <= CHUNK_LEAVES, 'more leaves were asked for than a chunk has');
    const players = this.#players.of(firstOrdinal, words.playerKey);
    for (let i = 0; i < count; i += 1) {
      writeBase32(firstOrdinal + i, ORDINAL_DIGITS, this.#form, this.#ordinalAt);
      for (let k = 0; k < HASH_BYTES; k += 1) {
        this.#form[this.#playerAt + k] = players[i * HASH_BYTES + k] as number;
      }
      this.#writeTicket(words, i, target);
    }
    return players;
  }

  #writeTicket(words: TicketWords, index: number, target: Uint8Array): void {
    const count = this.#family.printRow(this.#layout, words.masks, index, this.#numbers);
    assert(count <= TICKET_NUMBERS_MAX, 'a leaf has more numbers than one byte counts');
    this.#form[this.#numbersAt] = count;
    let at = this.#numbersAt + 1;
    for (let i = 0; i < count; i += 1) {
      this.#fields.setUint16(at, this.#numbers[i] as number);
      at += NUMBER_BYTES;
    }
    const offsetMs = must(words.acceptedOffsetMs[index], 'a time is missing');
    const acceptedAtMs = this.#opensAtMs + offsetMs;
    assert(Number.isSafeInteger(acceptedAtMs) && acceptedAtMs >= 0, 'a ticket has no valid time');
    this.#fields.setUint32(at, Math.floor(acceptedAtMs / UINT32_SPAN));
    this.#fields.setUint32(at + 4, acceptedAtMs % UINT32_SPAN);
    sha256Into(this.#view(at + TIME_BYTES), target, index * HASH_BYTES);
  }

  #view(length: number): Uint8Array {
    this.#views[length] ??= this.#form.subarray(0, length);
    return must(this.#views[length], 'a view is missing');
  }
}
