import { test } from 'tap';
import { KnownDevices } from '../../src/identity/known-devices.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const ADA = { loginNormalised: 'ada', passwordHash: '$argon2id$a' };

test('devices: a token is known again, with the same key only', (t) => {
  const devices = new KnownDevices('key');
  const random = new SeededRandom(1);
  const token = devices.issue(ADA, random);
  const device = devices.read(token, 'ada');
  t.ok(device);
  t.ok(device !== undefined && devices.isCurrent(device, ADA.passwordHash));
  t.notOk(device !== undefined && devices.isCurrent(device, '$argon2id$b'));
  t.same(new KnownDevices('key').read(token, 'ada'), device, 'after a restart, too');
  t.equal(new KnownDevices('other').read(token, 'ada'), undefined);
  t.equal(devices.read(token, 'eve'), undefined);
  t.not(devices.issue(ADA, random), token, 'each device is one');
  t.notMatch(token, 'ada');
  t.end();
});

test('devices: what was not made here is none', (t) => {
  const devices = new KnownDevices('key');
  const token = devices.issue(ADA, new SeededRandom(1));
  const [id = '', mark = '', seal = ''] = token.split('.');
  const made = ['', 'x', token.slice(1), `${token}A`, `${mark}.${id}.${seal}`, token.toUpperCase()];
  made.push(
    `${id}.${'A'.repeat(11)}.${seal}`,
    `${id}.${mark}.${'A'.repeat(43)}`,
    'x'.repeat(1_000_000),
  );
  for (const text of made) t.equal(devices.read(text, 'ada'), undefined, text.slice(0, 90));
  t.end();
});
