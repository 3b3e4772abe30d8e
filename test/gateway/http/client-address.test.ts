import { test } from 'tap';
import { ClientAddresses, normaliseAddress } from '../../../src/gateway/http/client-address.ts';

test('address: the rightmost that is no trusted proxy is the client', (t) => {
  const addresses = new ClientAddresses(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32']);
  const rows: readonly (readonly [string, string, string])[] = [
    ['203.0.113.9', '', '203.0.113.9'],
    ['203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['10.1.2.3', '1.2.3.4', '1.2.3.4'],
    ['10.1.2.3', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    ['10.1.2.3', '6.6.6.6, 1.2.3.4, 10.9.9.9, 192.0.2.1', '1.2.3.4'],
    ['10.1.2.3', '10.0.0.1,10.0.0.2', '10.0.0.1'],
    ['10.1.2.3', 'unknown', '10.1.2.3'],
    ['10.1.2.3', '1.2.3.4, nonsense, 10.0.0.9', '10.0.0.9'],
    ['10.1.2.3', '', '10.1.2.3'],
    ['::ffff:10.1.2.3', '1.2.3.4:5678', '1.2.3.4'],
    ['2001:db8::1', '[2a00::1]:443', '2a00::1'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2A00:0:0:0:0:0:0:1', '2a00::1'],
    ['2001:db9::1', '1.2.3.4', '2001:db9::1'],
  ];
  for (const [peer, header, client] of rows) {
    t.equal(addresses.resolve(peer, header), client, `${peer} with "${header}"`);
  }
  t.equal(new ClientAddresses([]).resolve('10.1.2.3', '1.2.3.4'), '10.1.2.3', 'none is trusted');
  t.end();
});

test('address: the list is looked at from the right, and not for ever', (t) => {
  const addresses = new ClientAddresses(['10.0.0.0/8']);
  const long = `1.2.3.4, ${'10.0.0.1, '.repeat(10_000)}10.0.0.2`;
  t.equal(addresses.resolve('10.0.0.3', long), '10.0.0.1');
  t.end();
});

test('address: a trusted proxy must be an address or a range', (t) => {
  for (const range of ['', 'example.com', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/', '::/129']) {
    t.throws(() => new ClientAddresses([range]), { code: 'CONFIGURATION' }, range);
  }
  t.end();
});

test('address: one address has one spelling', (t) => {
  t.equal(normaliseAddress('0000:0000:0000:0000:0000:0000:0000:0001'), '::1');
  t.equal(normaliseAddress('::ffff:7f00:1'), '127.0.0.1');
  t.equal(normaliseAddress('fe80::1%eth0'), 'fe80::1');
  t.equal(normaliseAddress('1.2.3'), undefined);
  t.end();
});

test('address: a client is counted by its IPv4 address or its IPv6 network', (t) => {
  const addresses = new ClientAddresses([]);
  const rows: readonly (readonly [string, string])[] = [
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['0000:0000:0000:0000:0000:ffff:cb00:7109', '203.0.113.9'],
    ['64:ff9b::203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:3::4', '2001:db8:1:2::/64'],
    ['2001:db8:1::5', '2001:db8:1:0::/64'],
    ['2001:db8:0:0:1::5', '2001:db8:0:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ];
  for (const [peer, counted] of rows) t.equal(addresses.countedBy(peer, ''), counted, peer);
  t.not(addresses.countedBy('2001:db8:1:2::1', ''), addresses.countedBy('2001:db8:1:3::1', ''));
  t.end();
});
