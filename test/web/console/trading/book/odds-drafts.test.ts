import { test } from 'tap';
import {
  conflictsOf,
  type Drafts,
  heard,
  insisted,
  oddsWanted,
  withDraft,
  withoutDraft,
} from '../../../../../web/console/trading/book/odds-drafts.ts';

const NONE: Drafts = new Map();
const now = (...odds: readonly string[]) => new Map(odds.map((one, at) => [at, one]));

test('drafts: what was typed is what is wanted, with two places', (t) => {
  const drafts = withDraft(withDraft(NONE, 0, '1,9', '1.85'), 1, '2', '2.10');
  t.same(oddsWanted(drafts), [
    { selection: 0, odds: '1.90' },
    { selection: 1, odds: '2.00' },
  ]);
  t.equal(oddsWanted(withDraft(drafts, 1, '2.', '2.10')), undefined, 'one is no odds yet');
  t.equal(oddsWanted(NONE), undefined);
  t.end();
});

test('drafts: the odds that hold anyway are none', (t) => {
  const drafts = withDraft(NONE, 0, '1.90', '1.85');
  t.equal(withDraft(drafts, 0, '1.85', '1.85').size, 0);
  t.equal(withoutDraft(drafts, 0).size, 0);
  t.end();
});

test('drafts: odds that somebody else changed meanwhile are a conflict', (t) => {
  const drafts = withDraft(withDraft(NONE, 0, '1.90', '1.85'), 1, '2.00', '2.10');
  t.same(conflictsOf(drafts, now('1.85', '2.10')), []);
  t.same(conflictsOf(heard(drafts, now('1.80', '2.10')), now('1.80', '2.10')), [
    { selection: 0, seen: '1.85', mine: '1.90', theirs: '1.80' },
  ]);
  t.end();
});

test('drafts: going on typing does not settle a conflict, insisting does', (t) => {
  const theirs = now('1.80');
  const typed = withDraft(withDraft(NONE, 0, '1.90', '1.85'), 0, '1.95', '1.80');
  t.equal(conflictsOf(typed, theirs).length, 1);
  const stays = insisted(typed, 0, '1.80');
  t.same(conflictsOf(stays, theirs), []);
  t.same(oddsWanted(stays), [{ selection: 0, odds: '1.95' }]);
  t.equal(conflictsOf(stays, now('1.70')).length, 1, 'a further change asks again');
  t.end();
});

test('drafts: who changed it to the same leaves nothing to send', (t) => {
  const drafts = withDraft(NONE, 0, '1.90', '1.85');
  t.equal(heard(drafts, now('1.90')).size, 0);
  t.equal(heard(drafts, now('1.80')), drafts, 'nothing else is touched');
  t.equal(insisted(NONE, 3, '1.80'), NONE);
  t.end();
});
