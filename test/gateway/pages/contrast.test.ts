/** Contrasts as the standard works them out, and those of the pages' own colours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { CONTRAST_MIN, contrastOf } from '../../../src/gateway/pages/contrast.ts';

const TOKENS = join(import.meta.dirname, '../../../../web/kit/tokens.css');
const GROUNDS = ['ground', 'surface', 'sunken'];
/** What is written on what. */
const PAIRS: readonly [string, readonly string[]][] = [
  ['ink', [...GROUNDS, 'brand-glow']],
  ['ink-soft', [...GROUNDS, 'brand-glow']],
  ['brand-accent', ['ground', 'surface', 'brand-glow']],
  ['brand-accent-ink', ['brand-accent']],
  ['brand-prize', ['ground', 'surface', 'brand-glow']],
  ['good', ['good-ground', 'surface']],
  ['bad', ['bad-ground', 'surface']],
  ['warn', ['warn-ground', 'surface']],
];

test('contrast: as WCAG works it out', (t) => {
  t.equal(contrastOf('#000000', '#ffffff'), 21);
  t.equal(contrastOf('#777777', '#777777'), 1);
  t.equal(contrastOf('#ffffff', '#767676').toFixed(2), '4.54');
  t.equal(contrastOf('#777777', '#ffffff').toFixed(2), '4.48');
  t.end();
});

test('contrast: every text of the pages is read on its ground, in both themes', (t) => {
  const [light = '', dark = ''] = readFileSync(TOKENS, 'utf8').split('@media (prefers-color');
  const themes = [
    ['light', coloursIn(light)],
    ['dark', coloursIn(dark)],
  ] as const;
  for (const [theme, colours] of themes) {
    for (const [text, grounds] of PAIRS) {
      for (const ground of grounds) {
        const contrast = contrastOf(colours.get(text) ?? '', colours.get(ground) ?? '');
        t.ok(contrast >= CONTRAST_MIN, `${theme}: ${text} on ${ground} has ${contrast}`);
      }
    }
  }
  t.end();
});

function coloursIn(styles: string): ReadonlyMap<string, string> {
  const found = styles.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g);
  return new Map([...found].map(([, name = '', colour = '']) => [name, colour]));
}
