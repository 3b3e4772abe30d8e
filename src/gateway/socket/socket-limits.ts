/**
 * The limits of the socket door. Each says what happens beyond it. All of them are counted per
 * gateway thread, and published in docs/socket.md.
 */
import { assert } from '../../kernel/assert.ts';
import {
  WATCHED_DRAWS_MAX,
  WATCHED_FIXTURES_MAX,
  WATCHED_PLAYERS_MAX,
} from '../../kernel/limits.ts';

/** A message from a client, fragments put together. Beyond: the connection is cut (1006). */
export const MESSAGE_BYTES_MAX = 16_384;

/** Operations in one frame. Beyond: 4413, and none of them is begun. */
export const OPERATIONS_PER_FRAME_MAX = 64;

/** Operations of one socket that have no answer yet. Beyond: `engineOverloaded`, at once. */
export const OPERATIONS_IN_FLIGHT_MAX = 512;

/**
 * Tickets that one socket buys, or asks the price of, at once: sixteen of the largest purchases.
 * Beyond: `engineOverloaded`. Without it about a hundred sockets with large purchases built up a
 * queue of minutes.
 */
export const TICKETS_IN_FLIGHT_MAX = 1_600;

/** Answers that are ready together share a frame up to this size. A larger one travels alone. */
export const FRAME_BYTES_MAX = 65_536;

/**
 * How many bytes may wait for a reader before its draws are conflated into one snapshot at the end.
 */
export const SLOW_READER_BYTES = 65_536;

/** How many bytes may wait for a reader before it is closed with 4408. */
export const BUFFERED_BYTES_MAX = 262_144;

/** Topics of one socket. Beyond: `subscriptionsTooMany`. */
export const SUBSCRIPTIONS_MAX = 64;

/** Sockets of one thread. Beyond: 503 at the upgrade. */
export const SOCKETS_MAX = 32_768;

/** Sockets from one address, while rate limits are on. Beyond: 429 at the upgrade. */
export const SOCKETS_PER_ADDRESS_MAX = 256;

/** Silence after which a socket is cut; pings are sent before, so a living client never is. */
export const IDLE_SECONDS = 60;

/** Refused tokens on one socket. Beyond: 4403. */
export const AUTHENTICATION_FAILURES_MAX = 5;

/** How long before its token expires a socket is told, and how long after that it is closed. */
export const TOKEN_NOTICE_MS = 60_000;
export const TOKEN_GRACE_MS = 60_000;

/**
 * Draws and fixtures that are followed. Beyond: the one that has been without a subscriber for
 * longest goes.
 */
export const DRAW_FEEDS_MAX = 1_024;
export const FIXTURE_FEEDS_MAX = 2_048;
export const PLAYER_FEEDS_MAX = 40_960;

/** Deltas kept for those who come back. Older positions get a snapshot. */
export const KEPT_DELTAS_MAX = 32;

/** How long a topic is followed after its last subscriber left: for them to come back. */
export const LINGER_MS = 60_000;

/** Sales of a draw are published at most this often. */
export const SALES_PAUSE_MS = 250;

/** How long a stop waits for operations that are in flight. */
export const STOP_LIMIT_MS = 5_000;

assert(SLOW_READER_BYTES < BUFFERED_BYTES_MAX, 'a slow reader is closed before it is conflated');
assert(SOCKETS_MAX < PLAYER_FEEDS_MAX, 'connected players can take every feed');
assert(PLAYER_FEEDS_MAX <= WATCHED_PLAYERS_MAX, 'more can be followed than the shards watch');
assert(DRAW_FEEDS_MAX <= WATCHED_DRAWS_MAX, 'more can be followed than the shards watch');
assert(FIXTURE_FEEDS_MAX <= WATCHED_FIXTURES_MAX, 'more can be followed than the shards watch');
