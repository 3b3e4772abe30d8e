import { test } from 'tap';
import { GameShelf } from '../../../actors/games/game-shelf.ts';
import { GAMES } from '../../../actors/games/game-table.ts';

test('game shelf: a name from outside finds a game, and nothing else', (t) => {
  const shelf = new GameShelf(Object.values(GAMES));
  t.equal(shelf.find('5of36'), GAMES['5of36']);
  for (const name of ['', '5OF36', '5of36 ', 'toString', '__proto__', 'constructor']) {
    t.equal(shelf.find(name), undefined, name);
  }
  t.end();
});

test('game shelf: the highest version of a game is on offer, in whatever order they come', (t) => {
  const first = GAMES['5of36'];
  const third = { ...first, version: 3, title: 'third' };
  const second = { ...first, version: 2, title: 'second' };
  for (const games of [
    [first, second, third],
    [third, first, second],
  ]) {
    const shelf = new GameShelf([...games, GAMES['6of45']]);
    t.equal(shelf.find('5of36'), third);
    t.same(shelf.onOffer, [third, GAMES['6of45']]);
  }
  t.throws(() => new GameShelf([first, { ...first, version: 1 }]), { name: 'AssertionError' });
  t.end();
});
