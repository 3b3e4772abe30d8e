/**
 * A player as a public leaf names them: bound to the ticket, and hidden.
 *
 *   blinded player = SHA-256("tirage/player/v2" ‖ ticketKey ‖ u8 length ‖ playerId)
 *
 * Binding: another player, or another key, with the same digest would be a collision of SHA-256, so
 * who holds a ticket is fixed by the seal although nobody sees it. Hiding: the key has 128 bits and
 * belongs to this ticket alone (ticket-keys.ts), so trying all players finds nothing, and two
 * tickets of one player have nothing in common. The 43 bytes are one block of SHA-256.
 */
import { assert } from '../kernel/assert.ts';
import { writeBase32 } from '../kernel/base32.ts';
import {
  formatPlayerId,
  PLAYERS_PER_SLOT_MAX,
  type PlayerKey,
  slotOfPlayer,
} from '../kernel/ids.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { CHUNK_LEAVES } from './merkle-tree.ts';
import { sha256, sha256Into } from './sha256.ts';
import { TICKET_KEY_BYTES, ticketKeys } from './ticket-keys.ts';

const LABEL = labelBytes('tirage/player/v2');
const SLOT_DIGITS = 2;
const NUMBER_DIGITS = 5;
const PLAYER_ID_BYTES_MAX = 1 + 255;

/** What stands in the leaf of a ticket of this player. */
export function blindedPlayer(ticketKey: Uint8Array, playerId: string): Uint8Array {
  assert(ticketKey.length === TICKET_KEY_BYTES, 'a key of a ticket has 16 bytes');
  const form = new CanonicalBytes(LABEL, LABEL.length + TICKET_KEY_BYTES + PLAYER_ID_BYTES_MAX);
  form.bytes(ticketKey);
  form.shortText(playerId);
  return sha256(form.view());
}

/** The same for the tickets of one draw on one shard, by the chunk, straight from player keys. */
export class BlindedPlayers {
  readonly #secret: Uint8Array;
  readonly #form: Uint8Array;
  readonly #digitsAt: number;
  #keys = new Uint8Array(0);
  #chunk = -1;

  constructor(secret: Uint8Array) {
    const playerId = Buffer.from(formatPlayerId(0 as PlayerKey), 'latin1');
    const key = new Uint8Array(TICKET_KEY_BYTES);
    this.#secret = secret;
    this.#form = Uint8Array.from([...LABEL, ...key, playerId.length, ...playerId]);
    this.#digitsAt = this.#form.length - SLOT_DIGITS - NUMBER_DIGITS;
  }

  write(ordinal: number, player: PlayerKey, target: Uint8Array, at: number): void {
    const place = ordinal % CHUNK_LEAVES;
    const chunk = (ordinal - place) / CHUNK_LEAVES;
    if (chunk !== this.#chunk) {
      this.#keys = Uint8Array.from(ticketKeys(this.#secret, ordinal - place, CHUNK_LEAVES));
      this.#chunk = chunk;
    }
    const form = this.#form;
    const keys = this.#keys;
    const from = place * TICKET_KEY_BYTES;
    for (let i = 0; i < TICKET_KEY_BYTES; i += 1) form[LABEL.length + i] = keys[from + i] as number;
    const digitsAt = this.#digitsAt;
    writeBase32(slotOfPlayer(player), SLOT_DIGITS, form, digitsAt);
    writeBase32(player % PLAYERS_PER_SLOT_MAX, NUMBER_DIGITS, form, digitsAt + SLOT_DIGITS);
    sha256Into(form, target, at);
  }
}
