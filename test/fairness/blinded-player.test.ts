import { createHash } from 'node:crypto';
import { test } from 'tap';
import { BlindedPlayers, blindedPlayer } from '../../src/fairness/blinded-player.ts';
import { ticketKeyOf } from '../../src/fairness/ticket-keys.ts';
import { formatPlayerId, type PlayerKey } from '../../src/kernel/ids.ts';
import { toHex } from '../support/fairness/fairness-golden.ts';

const SECRET = new Uint8Array(32).fill(0x5e);
const KEY = new Uint8Array(16).fill(7);

test('blinded player: the bytes are those of the comment', (t) => {
  const digest = createHash('sha256')
    .update('tirage/player/v2')
    .update(KEY)
    .update(Uint8Array.of(10))
    .update('pl_0000001')
    .update(new Uint8Array(64 - 16 - 16 - 1 - 10))
    .digest('hex');
  t.equal(toHex(blindedPlayer(KEY, 'pl_0000001')), digest);
  t.throws(() => blindedPlayer(KEY.subarray(1), 'pl_0000001'), /16 bytes/);
  t.end();
});

test('blinded player: the column writer says the same, from any ordinal on', (t) => {
  const players = new BlindedPlayers(SECRET);
  const keys = Uint32Array.of(0, 2 ** 32 - 1, 4_194_304, 77, 1);
  for (const first of [0, 1_023, 5_000, 1, 2 ** 32 - 5]) {
    const digests = players.of(first, keys);
    const expected = Array.from(keys, (key, i) =>
      blindedPlayer(ticketKeyOf(SECRET, first + i), formatPlayerId(key as PlayerKey)),
    );
    t.equal(toHex(digests), toHex(Buffer.concat(expected)), `tickets from ${first} on`);
  }
  t.equal(players.of(7, new Uint32Array(0)).length, 0);
  t.end();
});

test('blinded player: two tickets of one player have nothing in common', (t) => {
  const playerId = 'pl_0000001';
  const seen = new Set<string>();
  for (let ordinal = 0; ordinal < 500; ordinal += 1) {
    seen.add(toHex(blindedPlayer(ticketKeyOf(SECRET, ordinal), playerId)));
  }
  t.equal(seen.size, 500);
  t.notOk([...seen].some((hex) => hex.includes(Buffer.from(playerId).toString('hex'))));
  t.end();
});
