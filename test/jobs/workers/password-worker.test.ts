import { parseOptions } from '@node-rs/argon2';
import { test } from 'tap';
import { OWASP_ARGON2_PARAMETERS } from '../../../src/jobs/password-jobs.ts';
import {
  dummyHash,
  hashPassword,
  verifyPassword,
} from '../../../src/jobs/workers/password-worker.ts';

const LIGHT = { memoryKibibytes: 64, iterations: 1, lanes: 1 };
const PASSWORD = 'correct horse battery';

test('password worker: a hash is Argon2id with the parameters that were asked for', (t) => {
  const hash = hashPassword({ password: PASSWORD, parameters: OWASP_ARGON2_PARAMETERS });
  t.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  const again = hashPassword({ password: PASSWORD, parameters: OWASP_ARGON2_PARAMETERS });
  t.not(hash, again, 'each has a salt of its own');
  t.end();
});

test('password worker: the right password matches, others do not', (t) => {
  const hash = hashPassword({ password: PASSWORD, parameters: LIGHT });
  const verify = (password: string) => verifyPassword({ password, hash, parameters: LIGHT });
  t.same(verify(PASSWORD), { matches: true, outdated: false });
  for (const wrong of ['', `${PASSWORD} `, PASSWORD.toUpperCase(), 'x'.repeat(100_000)]) {
    t.same(verify(wrong), { matches: false, outdated: false });
  }
  t.end();
});

test('password worker: two spellings of one text are one password', (t) => {
  const hash = hashPassword({ password: '\u00c5se og \ufb01sk', parameters: LIGHT });
  const composed = verifyPassword({ password: 'A\u030ase og fisk', hash, parameters: LIGHT });
  t.ok(composed.matches);
  t.end();
});

test('password worker: a hash made with other parameters is outdated, once it matches', (t) => {
  const hash = hashPassword({ password: PASSWORD, parameters: LIGHT });
  const parameters = OWASP_ARGON2_PARAMETERS;
  t.same(verifyPassword({ password: PASSWORD, hash, parameters }), {
    matches: true,
    outdated: true,
  });
  t.match(verifyPassword({ password: 'wrong', hash, parameters }), { outdated: false });
  t.end();
});

test('password worker: an unknown login is compared at the parameters of a known one', (t) => {
  for (const parameters of [OWASP_ARGON2_PARAMETERS, LIGHT]) {
    const known = parseOptions(hashPassword({ password: PASSWORD, parameters }));
    t.same(parseOptions(dummyHash(parameters)), known);
    t.notOk(verifyPassword({ password: PASSWORD, hash: undefined, parameters }).matches);
  }
  t.end();
});

test('password worker: a stored hash that is none is an error, not a no', (t) => {
  t.throws(() => verifyPassword({ password: 'x', hash: 'garbage', parameters: LIGHT }));
  t.end();
});
