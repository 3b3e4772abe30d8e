import { test } from 'tap';
import {
  parseOperatorFile,
  readOperatorFile,
  shapeSentences,
} from '../../src/protocol/operator-file.ts';

const NAMES = { file: 'The list file', whole: 'The list', owner: "The list's" };

test("operator's file: what is wrong with it is told by its name, without a path", (t) => {
  t.throws(() => readOperatorFile('/nowhere/secret.json', NAMES), {
    name: 'ConfigurationError',
    message: 'The list file cannot be read.',
  });
  for (const [text, message] of [
    ['{', 'The list is not JSON.'],
    ['{"a":1,"a":2}', 'The list names a member twice.'],
    ['[{"a":{"b":1,"b":1}}]', 'The list names a member twice.'],
  ] as const) {
    t.throws(() => parseOperatorFile(text, NAMES), { name: 'ConfigurationError', message }, text);
  }
  t.same(parseOperatorFile('{"a":{"b":1},"c":"\\"a\\":"}', NAMES), { a: { b: 1 }, c: '"a":' });
  t.end();
});

test("operator's file: a fault of its form names its place", (t) => {
  const faults = [
    { instancePath: '', message: 'must be object', params: {} },
    { instancePath: '/a/0', message: 'must not', params: { additionalProperty: 'x' } },
  ];
  t.same(shapeSentences(faults, NAMES), [
    'The list must be object.',
    'The list\'s /a/0 must not ("x").',
  ]);
  t.same(shapeSentences(null, NAMES), []);
  t.end();
});
