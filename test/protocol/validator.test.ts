import { test } from 'tap';
import {
  DecimalOdds,
  Instant,
  PositiveMinor,
  strictObject,
  Type,
} from '../../src/protocol/schema.ts';
import { compileValidator, FIELD_ERRORS_MAX } from '../../src/protocol/validator.ts';

test('validator: faults are pointed at, and values not repeated', (t) => {
  const schema = strictObject({ 'a/b': Type.Integer(), secret: Type.String({ maxLength: 3 }) });
  const validator = compileValidator(schema, 'body');
  t.ok(validator.accepts({ 'a/b': 1, secret: 'abc' }));
  const value = { secret: 'hunter22', extra: 1 };
  t.notOk(validator.accepts(value));
  const errors = validator.explain(value, true);
  t.same(errors.map((error) => error.pointer).sort(), ['/a~1b', '/extra', '/secret']);
  t.notMatch(JSON.stringify(errors), /hunter22/);
  t.equal(validator.explain(value, false).length, 1);
  t.end();
});

test('validator: the list of faults is bounded', (t) => {
  const validator = compileValidator(Type.Array(Type.Integer()), 'body');
  t.equal(validator.explain(Array(1_000).fill('x'), true).length, FIELD_ERRORS_MAX);
  t.end();
});

test('validator: only texts are turned into other types', (t) => {
  const schema = strictObject({ n: Type.Integer({ default: 3 }) });
  t.ok(compileValidator(schema, 'query').accepts({ n: '5' }));
  t.notOk(compileValidator(schema, 'body').accepts({ n: '5' }));
  t.notOk(compileValidator(schema, 'body').accepts({}), 'a body gets no defaults');
  t.end();
});

test('validator: a text is a number only where it is written as one', (t) => {
  const schema = strictObject({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    any: Type.Optional(Type.Integer()),
  });
  const query = compileValidator(schema, 'query');
  const value = { limit: '200', any: '-9007199254740991' };
  t.ok(query.accepts(value));
  t.same(value, { limit: 200, any: -9_007_199_254_740_991 });
  const nines = '9'.repeat(309);
  const wrong = [
    '1e309',
    'Infinity',
    '-Infinity',
    '-1e309',
    nines,
    'NaN',
    '0x5',
    '1e2',
    '+5',
    '05',
  ];
  for (const text of [...wrong, ' 5', '5 ', '', '5.0', '٥', '-0', '9007199254740993', '201', '0']) {
    t.notOk(query.accepts({ limit: text }), `limit=${text}`);
    t.same(query.explain({ limit: text }, true)[0]?.pointer, '/limit', `limit=${text}`);
  }
  for (const text of wrong) t.notOk(query.accepts({ any: text }), `any=${text}`);
  t.end();
});

test('schema: money is a safe integer, odds a decimal text, instants are RFC 3339', (t) => {
  const accepts = (schema: Parameters<typeof compileValidator>[0], text: string): boolean =>
    compileValidator(schema, 'body').accepts(JSON.parse(text));
  t.ok(accepts(PositiveMinor, '9007199254740991'));
  for (const text of ['0', '-1', '1.5', '9007199254740992', '1e400', '"1"', 'null', 'true']) {
    t.notOk(accepts(PositiveMinor, text), text);
  }
  t.ok(accepts(DecimalOdds, '"1.85"'));
  for (const text of ['"1.8"', '"1.855"', '"-1.85"', '1.85', '".85"', '"1.85 "']) {
    t.notOk(accepts(DecimalOdds, text), text);
  }
  t.ok(accepts(Instant, '"2026-01-01T00:00:00.000Z"'));
  for (const text of ['"2026-01-01"', '"2026-13-01T00:00:00Z"', '"now"']) {
    t.notOk(accepts(Instant, text), text);
  }
  t.end();
});
