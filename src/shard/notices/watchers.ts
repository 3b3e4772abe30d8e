/**
 * Which gateways watch which players, draws and fixtures at this shard.
 *
 * A gateway is a bit, so that asking on the hot path is one look-up and most often ends there.
 * Bounded by `WATCHED_PLAYERS_MAX`, `WATCHED_DRAWS_MAX` and `WATCHED_FIXTURES_MAX` for each
 * gateway: anything beyond gets no notices. What a gateway watched is forgotten with its port.
 */

import { assert } from '../../kernel/assert.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import {
  WATCHED_DRAWS_MAX,
  WATCHED_FIXTURES_MAX,
  WATCHED_PLAYERS_MAX,
} from '../../kernel/limits.ts';
import { PEERS_MAX } from '../../mailbox/peers.ts';
import type { WatchChange } from '../../mailbox/thread-messages.ts';

export class Watchers {
  readonly #players = new WatchTable<PlayerKey>(WATCHED_PLAYERS_MAX);
  readonly #draws = new WatchTable<DrawNo>(WATCHED_DRAWS_MAX);
  readonly #fixtures = new WatchTable<FixtureNo>(WATCHED_FIXTURES_MAX);

  /** Whether nobody watches anything: then no notices need to be derived. */
  get isIdle(): boolean {
    const { bits } = this.#fixtures;
    return bits.size === 0 && this.#players.bits.size === 0 && this.#draws.bits.size === 0;
  }

  get players(): Iterable<PlayerKey> {
    return this.#players.bits.keys();
  }

  get fixtures(): Iterable<FixtureNo> {
    return this.#fixtures.bits.keys();
  }

  get playerCount(): number {
    return this.#players.bits.size;
  }

  /** The gateways that watch a player, as bits; 0 for none. */
  ofPlayer(player: PlayerKey): number {
    return this.#players.bits.get(player) ?? 0;
  }

  ofDraw(draw: DrawNo): number {
    return this.#draws.bits.get(draw) ?? 0;
  }

  ofFixture(fixture: FixtureNo): number {
    return this.#fixtures.bits.get(fixture) ?? 0;
  }

  /** The gateways that watch any draw. */
  ofAnyDraw(): number {
    let all = 0;
    for (const bits of this.#draws.bits.values()) all |= bits;
    return all;
  }

  change(peer: number, { watch, players, draws, fixtures }: WatchChange): void {
    this.#players.change(peer, watch, players);
    this.#draws.change(peer, watch, draws);
    if (fixtures !== undefined) this.#fixtures.change(peer, watch, fixtures);
  }

  forget(peer: number): void {
    this.#players.forget(peer);
    this.#draws.forget(peer);
    this.#fixtures.forget(peer);
  }
}

export function bitOfPeer(peer: number): number {
  assert(peer >= 0 && peer < PEERS_MAX, 'a peer has no bit of its own');
  return 1 << peer;
}

class WatchTable<Key> {
  readonly bits = new Map<Key, number>();
  readonly #countByPeer = new Map<number, number>();
  readonly #perPeerMax: number;

  constructor(perPeerMax: number) {
    this.#perPeerMax = perPeerMax;
  }

  change(peer: number, watch: WatchChange['watch'], keys: readonly Key[]): void {
    const bit = bitOfPeer(peer);
    let count = this.#countByPeer.get(peer) ?? 0;
    for (const key of keys) {
      const known = this.bits.get(key) ?? 0;
      const isKnown = (known & bit) !== 0;
      if (watch === 'begin' && !isKnown && count < this.#perPeerMax) {
        this.bits.set(key, known | bit);
        count += 1;
      }
      if (watch === 'end' && isKnown) {
        this.#put(key, known & ~bit);
        count -= 1;
      }
    }
    this.#countByPeer.set(peer, count);
  }

  forget(peer: number): void {
    const bit = bitOfPeer(peer);
    for (const [key, known] of this.bits) {
      if ((known & bit) !== 0) this.#put(key, known & ~bit);
    }
    this.#countByPeer.delete(peer);
  }

  #put(key: Key, bits: number): void {
    if (bits === 0) this.bits.delete(key);
    else this.bits.set(key, bits);
  }
}
