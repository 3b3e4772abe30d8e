/** Proves that each tidy rule bites: planted violations fail it, their neighbours in form pass. */
import { test } from 'tap';
import { rulesWith } from './support/tidy/all-rules.ts';
import { badSamples } from './support/tidy/bad-samples.ts';
import { goodSamples } from './support/tidy/good-samples.ts';
import { fileLengths } from './support/tidy/lengths.ts';
import { mirroredTests } from './support/tidy/mirrored-tests.ts';
import type { SourceFile, TidyRule } from './support/tidy/rule.ts';

/** The samples are other files than the exempted ones. */
const allRules = rulesWith({ fileLines: {}, provenElsewhere: {}, othersNames: [] });

function found(rule: TidyRule, files: readonly SourceFile[]): string[] {
  return rule.check(files).map(({ path, line, message }) => `${path}:${line} ${message}`);
}

function file(path: string, lineCount: number): SourceFile {
  return { path, text: 'const line = 1;\n'.repeat(lineCount) };
}

for (const rule of allRules) {
  test(`tidy teeth: ${rule.name}`, (t) => {
    const samples = badSamples[rule.name] ?? [];
    t.ok(samples.length > 0, 'the rule has a planted violation');
    for (const sample of samples) {
      t.equal(found(rule, sample.files).length, 1, `catches: ${sample.title}`);
    }
    for (const sample of goodSamples[rule.name] ?? []) {
      t.same(found(rule, sample.files), [], `lets pass: ${sample.title}`);
    }
    t.end();
  });
}

test('tidy teeth: every sample belongs to a rule', (t) => {
  const names = allRules.map(({ name }) => name);
  for (const name of [...Object.keys(badSamples), ...Object.keys(goodSamples)]) {
    t.ok(names.includes(name), name);
  }
  t.end();
});

test('tidy teeth: a file over its ceiling may shrink, never grow', (t) => {
  const ceiling = fileLengths({ 'src/a/old.ts': 400 });
  t.same(found(ceiling, [file('src/a/old.ts', 400)]), []);
  t.match(found(ceiling, [file('src/a/old.ts', 401)]), [
    'src/a/old.ts:401 has 401 lines, over 400',
  ]);
  t.match(found(ceiling, [file('src/a/old.ts', 399)]), [/lower its ceiling to 399/]);
  t.match(found(ceiling, [file('src/a/old.ts', 300)]), [/delete its ceiling/]);
  t.match(found(ceiling, []), [/is gone/]);
  t.end();
});

test('tidy teeth: an exemption from a mirrored test lasts as long as its reason', (t) => {
  const source = { path: 'src/kernel/a.ts', text: 'export const a = () => 1;\n' };
  const mirror = { path: 'test/kernel/a.test.ts', text: '' };
  const elsewhere = { path: 'test/contract/a.test.ts', text: '' };
  const exempt = mirroredTests({ [source.path]: elsewhere.path });
  t.same(found(exempt, [source, elsewhere]), []);
  t.match(found(exempt, [source, elsewhere, mirror]), [/needs its exemption .* no more/]);
  t.match(found(exempt, [elsewhere]), [/needs its exemption .* no more/]);
  t.match(found(exempt, [source]), [/is not there/]);
  t.end();
});
