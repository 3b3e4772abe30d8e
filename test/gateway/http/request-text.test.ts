import { test } from 'tap';
import { decodePercent, parseQuery } from '../../../src/gateway/http/request-text.ts';

test('query: names and values are decoded', (t) => {
  t.same(parseQuery(''), {});
  t.same(parseQuery('a=1&b=x%20y+z&&'), { a: '1', b: 'x y z' });
  t.same(parseQuery('a=1&c&d='), { a: '1' }, 'an empty value is none');
  t.same(parseQuery('a=b=c'), { a: 'b=c' });
  t.end();
});

test('query: what has two readings is refused', (t) => {
  for (const query of ['a=1&a=2', 'a=&a=1', 'a=%', 'a=%zz', 'a=%ff', '%=1']) {
    t.equal(parseQuery(query), undefined, query);
  }
  t.ok(parseQuery(Array.from({ length: 32 }, (_, i) => `a${i}`).join('&')));
  t.equal(parseQuery(Array.from({ length: 33 }, (_, i) => `a${i}`).join('&')), undefined);
  const hostile = parseQuery('__proto__=1&constructor=2');
  t.equal(Object.getPrototypeOf(hostile), Object.prototype);
  t.ok(Object.hasOwn(hostile ?? {}, '__proto__'));
  t.end();
});

test('percent: decodes UTF-8 only', (t) => {
  t.equal(decodePercent('a%C3%A9'), 'aé');
  t.equal(decodePercent('%C3'), undefined);
  t.end();
});
