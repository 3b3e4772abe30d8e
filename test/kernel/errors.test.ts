import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { ConfigurationError, OperationalError, ProtocolError } from '../../src/kernel/errors.ts';

test('errors: the kinds of wrong cannot be taken for one another', (t) => {
  const configuration = new ConfigurationError('the port is taken');
  const protocol = new ProtocolError('a frame without an id');
  t.ok(configuration instanceof OperationalError);
  t.notOk(protocol instanceof OperationalError);
  t.notOk(new AssertionError('ours') instanceof OperationalError);
  t.notOk(configuration instanceof ProtocolError);
  t.end();
});

test('errors: a configuration error is final, coded, and keeps its cause', (t) => {
  const cause = new Error('EACCES');
  const error = new ConfigurationError('the data directory cannot be written', { cause });
  t.equal(error.code, 'CONFIGURATION');
  t.equal(error.retryable, false);
  t.equal(error.name, 'ConfigurationError');
  t.equal(error.cause, cause);
  t.end();
});

test('errors: each carries its name, because a class does not survive postMessage', (t) => {
  t.equal(new ProtocolError('nonsense').name, 'ProtocolError');
  const copy = structuredClone(new ConfigurationError('unusable'));
  t.notOk(copy instanceof ConfigurationError);
  t.equal(copy.message, 'unusable');
  t.end();
});
