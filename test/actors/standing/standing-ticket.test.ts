import { test } from 'tap';
import {
  entryTermsOf,
  prepaidOf,
  rulesMarkOf,
  seriesMarkOf,
} from '../../../actors/standing/standing-ticket.ts';
import { minor } from '../../../src/kernel/money.ts';
import { TERMS } from '../../support/samples/actor-events.ts';

test('prepaid: a stake for each draw that is left, until it has ended', (t) => {
  const ticket = {
    kind: 'prepaid',
    drawsLeft: 4,
    stakeMinor: minor(250),
    endReason: null,
  } as const;
  t.equal(prepaidOf(ticket), 1_000);
  t.equal(prepaidOf({ ...ticket, endReason: 'stopped' }), 0);
  t.equal(prepaidOf({ ...ticket, kind: 'recurring' }), 0);
  t.throws(() => prepaidOf({ ...ticket, drawsLeft: null }), /has no end/);
  t.end();
});

test('terms: whatever changes in the rules of a game changes their mark', (t) => {
  const { game } = TERMS;
  const { gameId, rulesMark, priceMinor } = entryTermsOf(TERMS);
  t.same({ gameId, priceMinor }, { gameId: '5of36', priceMinor: 100 });
  t.equal(rulesMark, rulesMarkOf(structuredClone(game)));
  t.not(rulesMark, rulesMarkOf({ ...game, tiers: game.tiers.slice(1) }));
  t.not(seriesMarkOf('evening'), seriesMarkOf('morning'));
  t.end();
});
