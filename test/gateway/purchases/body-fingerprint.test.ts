import { test } from 'tap';
import { fingerprintRequest } from '../../../src/gateway/purchases/body-fingerprint.ts';
import { hash53 } from '../../../src/structures/cyrb53.ts';

test('fingerprint: the vectors of the storage format', (t) => {
  t.equal(hash53('', 0), 3338908027751811);
  t.equal(hash53('tirage', 0), 7660416175572065);
  t.equal(hash53('tirage', 1), 7944549688784545);
  t.end();
});

test('fingerprint: method, address and body all count', (t) => {
  const fingerprints = new Set([
    fingerprintRequest('POST', '/a', '{}'),
    fingerprintRequest('PUT', '/a', '{}'),
    fingerprintRequest('POST', '/b', '{}'),
    fingerprintRequest('POST', '/a', '{ }'),
  ]);
  t.equal(fingerprints.size, 4);
  t.equal(fingerprintRequest('POST', '/a', '{}'), fingerprintRequest('POST', '/a', '{}'));
  for (const fingerprint of fingerprints) t.ok(Number.isSafeInteger(fingerprint));
  t.end();
});

test('fingerprint: a hundred thousand bodies, no collision', (t) => {
  const seen = new Set<number>();
  for (let i = 0; i < 100_000; i += 1) seen.add(hash53(`{"quickPick":${i}}`, 0));
  t.equal(seen.size, 100_000);
  t.end();
});
