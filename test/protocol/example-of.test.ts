import { test } from 'tap';
import { describedSchema } from '../../src/protocol/described-schema.ts';
import { exampleOf } from '../../src/protocol/example-of.ts';
import { Instant, Nullable, strictObject, Type } from '../../src/protocol/schema.ts';
import { AREAS_OF_WORDS } from '../../src/protocol/words/glossary.ts';

const DRAW = strictObject({ drawId: Type.String(), at: Type.Optional(Instant) });

test('example: the own one of a schema, else that of its name', (t) => {
  const rows = [
    [Type.String({ examples: ['own'] }), 'drawId', 'own'],
    [Type.String(), 'drawId', 'dr_0000007'],
    [Type.Integer({ minimum: 3 }), 'drawId', 3],
    [Instant, 'from', '2026-01-01T12:00:00.000Z'],
    [Type.String({ enum: ['held', 'open'] }), 'state', 'open'],
    [Type.String({ enum: ['held'] }), 'state', 'held'],
    [Nullable(Instant), 'approvedAt', null],
    [Type.Array(Type.Integer()), 'numbers', [3, 7, 12, 25, 33]],
    [DRAW, '', { drawId: 'dr_0000007' }],
  ] as const;
  for (const [schema, name, expected] of rows) t.same(exampleOf(schema, name), expected);
  t.end();
});

test('described schema: a choice of texts is an enumeration, with what is said of each', (t) => {
  const schema = strictObject({
    drawId: Type.String(),
    kind: Type.Union([Type.Literal('a'), Type.Literal('b', { description: 'The second.' })]),
    odds: Type.String({ description: 'Its own.' }),
  });
  t.match(describedSchema(schema), {
    properties: {
      drawId: { description: 'The id of the draw.' },
      kind: { type: 'string', enum: ['a', 'b'], description: '`b`: The second.' },
      odds: { description: 'Its own.' },
    },
  });
  t.end();
});

test('words: a name has one meaning', (t) => {
  const names = AREAS_OF_WORDS.flatMap((words) => Object.keys(words));
  t.same(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
  t.end();
});
