import fc from 'fast-check';
import { test } from 'tap';
import { numberTextOf } from '../../src/protocol/json-number-text.ts';
import { holds } from '../support/sources/property-run.ts';

test('json number: its text is the one that was written', (t) => {
  const rows: Record<string, string | undefined> = {
    '{"sum":1e2}': '1e2',
    '{"sum" : -0.50}': '-0.50',
    '{"order":"sum\\":7","sum":751}': '751',
    '{"a":{"sum":1},"b":[{"sum":2}],"sum":3}': '3',
    '{"sum":1,"sum":2.10}': '2.10',
    '{"\\u0073um":5}': '5',
    '{"sum":"1"}': undefined,
    '{"sum":null}': undefined,
    '{"sum":[1]}': undefined,
    '{"sum":1,"sum":"2"}': undefined,
    '{"a":"sum","b":4}': undefined,
    '[{"sum":1}]': undefined,
    '7': undefined,
  };
  for (const [json, text] of Object.entries(rows)) t.equal(numberTextOf(json, 'sum'), text, json);
  t.end();
});

test('json number: agrees with the parser about every object', async (t) => {
  await holds(
    300,
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (object) => {
      for (const space of [0, 2]) {
        const json = JSON.stringify(object, null, space);
        for (const [name, value] of Object.entries(JSON.parse(json) as object)) {
          const text = numberTextOf(json, name);
          if (typeof value === 'number') t.equal(Number(text), value);
          else t.equal(text, undefined, json);
        }
      }
    }),
  );
});
