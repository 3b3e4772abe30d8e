/**
 * A player as a public leaf names them: bound to the ticket, and hidden.
 *
 *   blinded player = SHA-256("tirage/player/v2" ‖ ticketKey ‖ u8 length ‖ playerId ‖ zeros)
 *
 * with zeros up to 64 bytes. Binding: another player, or another key, with the same digest would be
 * a collision of SHA-256, so the seal fixes who holds a ticket, although nobody sees it. Hiding:
 * the key has 128 bits and belongs to this ticket alone (ticket-keys.ts), so trying all players
 * finds nothing, and two tickets of one player have nothing in common. The length is the one that
 * sha256-many.ts takes.
 */
import { assert } from '../kernel/assert.ts';
import { writeBase32 } from '../kernel/base32.ts';
import {
  formatPlayerId,
  PLAYERS_PER_SLOT_MAX,
  type PlayerKey,
  slotOfPlayer,
} from '../kernel/ids.ts';
import { labelBytes } from './canonical-bytes.ts';
import { CHUNK_LEAVES } from './merkle-tree.ts';
import { HASH_BYTES, sha256 } from './sha256.ts';
import { MESSAGE_BYTES, sha256Many } from './sha256-many.ts';
import { TICKET_KEY_BYTES, ticketKeys } from './ticket-keys.ts';

const LABEL = labelBytes('tirage/player/v2');
const SLOT_DIGITS = 2;
const NUMBER_DIGITS = 5;
const KEY_AT = LABEL.length;
const LENGTH_AT = KEY_AT + TICKET_KEY_BYTES;
const PLAYER_ID_AT = LENGTH_AT + 1;

/** The blinded player in the leaf of a ticket of this player. */
export function blindedPlayer(ticketKey: Uint8Array, playerId: string): Uint8Array {
  assert(ticketKey.length === TICKET_KEY_BYTES, 'a ticket key is not 16 bytes long');
  const form = formOf(playerId);
  form.set(ticketKey, KEY_AT);
  return sha256(form);
}

/** The same for a draw's tickets on one shard, a chunk at a time, straight from player keys. */
export class BlindedPlayers {
  readonly #secret: Uint8Array;
  readonly #digitsAt: number;
  readonly #forms: Uint8Array;
  readonly #digests = new Uint8Array(CHUNK_LEAVES * HASH_BYTES);

  constructor(secret: Uint8Array) {
    const playerId = formatPlayerId(0 as PlayerKey);
    const form = formOf(playerId);
    this.#secret = secret;
    this.#digitsAt = PLAYER_ID_AT + playerId.length - SLOT_DIGITS - NUMBER_DIGITS;
    this.#forms = new Uint8Array(CHUNK_LEAVES * MESSAGE_BYTES);
    for (let i = 0; i < CHUNK_LEAVES; i += 1) this.#forms.set(form, i * MESSAGE_BYTES);
  }

  /** Those of tickets from `firstOrdinal` on, at most a chunk, packed; good until the next call. */
  of(firstOrdinal: number, players: Uint32Array): Uint8Array {
    const count = players.length;
    const keys = ticketKeys(this.#secret, firstOrdinal, count);
    const forms = this.#forms.subarray(0, count * MESSAGE_BYTES);
    for (let i = 0; i < count; i += 1) {
      const player = players[i] as PlayerKey;
      const at = i * MESSAGE_BYTES;
      const digitsAt = at + this.#digitsAt;
      const from = i * TICKET_KEY_BYTES;
      for (let k = 0; k < TICKET_KEY_BYTES; k += 1)
        forms[at + KEY_AT + k] = keys[from + k] as number;
      writeBase32(slotOfPlayer(player), SLOT_DIGITS, forms, digitsAt);
      writeBase32(player % PLAYERS_PER_SLOT_MAX, NUMBER_DIGITS, forms, digitsAt + SLOT_DIGITS);
    }
    const digests = this.#digests.subarray(0, count * HASH_BYTES);
    sha256Many(forms, digests);
    return digests;
  }
}

/** The form of this player's tickets, without the key. */
function formOf(playerId: string): Uint8Array {
  assert(playerId.length <= MESSAGE_BYTES - PLAYER_ID_AT, 'a player id does not fit in the form');
  const form = new Uint8Array(MESSAGE_BYTES);
  form.set(LABEL);
  form[LENGTH_AT] = playerId.length;
  form.set(labelBytes(playerId), PLAYER_ID_AT);
  return form;
}
