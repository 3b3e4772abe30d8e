import { test } from 'tap';
import { fingerprintRequest } from '../../../src/gateway/purchases/body-fingerprint.ts';

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
