import { test } from 'tap';
import { AssertionError, assert, must, unreachable } from '../../src/kernel/assert.ts';

test('assert: a true condition passes and builds no message', (t) => {
  let built = 0;
  assert(true, () => {
    built += 1;
    return 'never read';
  });
  t.equal(built, 0);
  t.end();
});

test('assert: a false condition throws the message, given or built', (t) => {
  t.throws(() => assert(false, 'given'), new AssertionError('given'));
  t.throws(() => assert(false, () => 'built'), new AssertionError('built'));
  t.end();
});

test('assert: the error can be told apart by its class and by its name', (t) => {
  const error = new AssertionError('broken');
  t.ok(error instanceof Error);
  t.equal(error.name, 'AssertionError');
  t.end();
});

test('must: hands through every value but null and undefined', (t) => {
  for (const value of [0, '', false, Number.NaN]) t.same(must(value, 'is there'), value);
  t.throws(() => must(undefined, 'was there'), new AssertionError('was there'));
  t.throws(() => must(null, 'was there'), new AssertionError('was there'));
  t.end();
});

test('unreachable: names the case that slipped through', (t) => {
  t.throws(() => unreachable('sealed' as never), { message: 'unreachable case: "sealed"' });
  t.throws(() => unreachable({ type: 'Lost' } as never), {
    message: 'unreachable case: {"type":"Lost"}',
  });
  t.end();
});
