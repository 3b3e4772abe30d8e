import { test } from 'tap';
import { PrefixedNames, STAKED_SUBJECT } from '../../src/outbox/subjects.ts';

test('subjects: a prefix stands before each, and is taken off what arrives', (t) => {
  const names = new PrefixedNames('lottery_');
  t.equal(names.subject(STAKED_SUBJECT), 'lottery_player.v1.staked');
  t.equal(names.bare('lottery_player.v1.staked'), STAKED_SUBJECT);
  t.equal(names.bare('player.v1.staked'), STAKED_SUBJECT);
  t.equal(names.stream('events'), 'lottery_tirage_events');
  t.equal(new PrefixedNames('eu.shop.').stream('dead'), 'eu_shop_tirage_dead_letters');
  t.equal(new PrefixedNames('').stream('dead'), 'tirage_dead_letters');
  t.end();
});
