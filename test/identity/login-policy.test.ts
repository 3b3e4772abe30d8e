import { test } from 'tap';
import { LOGIN_BYTES_MAX, loginKeyOf } from '../../src/identity/login-policy.ts';

test('login: spellings of one name are one key', (t) => {
  t.equal(loginKeyOf('Ada'), 'ada');
  t.equal(loginKeyOf('\uff21da'), 'ada');
  t.equal(loginKeyOf('ada@example.org'), 'ada@example.org');
  t.end();
});

test('login: 64 characters of any script have room', (t) => {
  for (const character of ['a', 'é', '字', '😀']) t.ok(loginKeyOf(character.repeat(64)), character);
  t.end();
});

test('login: what no row could be keyed by is nobody', (t) => {
  t.equal(loginKeyOf(''), undefined);
  t.equal(loginKeyOf('a b'), undefined);
  t.equal(loginKeyOf('a\u00a8'), undefined, 'normalises to white space and an accent');
  t.equal(loginKeyOf('a\ud800'), undefined, 'half of a character');
  t.equal(loginKeyOf('x'.repeat(LOGIN_BYTES_MAX + 1)), undefined);
  t.equal(loginKeyOf('\ufdfa'.repeat(40)), undefined, 'grows when it is normalised');
  t.end();
});
