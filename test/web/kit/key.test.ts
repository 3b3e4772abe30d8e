import { test } from 'tap';
import { keyOf } from '../../../web/kit/key.ts';

test('a Russian keyboard has the keys of a Latin one', async (t) => {
  const pressed = [
    { key: 'о', code: 'KeyJ', is: 'j' },
    { key: 'л', code: 'KeyK', is: 'k' },
    { key: 'Л', code: 'KeyK', is: 'k' },
    { key: 'щ', code: 'KeyO', is: 'o' },
    { key: 'ы', code: 'KeyS', is: 's' },
    { key: '.', code: 'Slash', is: '/' },
  ];
  for (const { is, ...event } of pressed) t.equal(keyOf(event), is, event.key);
});

test('a Latin keyboard is believed, wherever it has its letters', async (t) => {
  t.equal(keyOf({ key: 'j', code: 'KeyJ' }), 'j');
  t.equal(keyOf({ key: 'J', code: 'KeyJ' }), 'j', 'with Caps Lock');
  t.equal(keyOf({ key: 'o', code: 'KeyS' }), 'o', 'Dvorak');
  t.equal(keyOf({ key: 'ö', code: 'KeyJ' }), 'ö', 'a Latin letter that is no ASCII');
  t.equal(keyOf({ key: '/', code: 'Digit7' }), '/', 'QWERTZ');
});

test('another key keeps its name', async (t) => {
  t.equal(keyOf({ key: 'ArrowDown', code: 'ArrowDown' }), 'ArrowDown');
  t.equal(keyOf({ key: '.', code: 'Period' }), '.');
  t.equal(keyOf({ key: 'ё', code: 'Backquote' }), 'ё', 'a letter with no letter in its place');
  t.equal(keyOf({ key: 'Unidentified', code: '' }), 'Unidentified');
});
