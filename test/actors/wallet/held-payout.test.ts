import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import type { States } from '../../../actors/states.ts';
import { decideApprovePayout } from '../../../actors/wallet/held-payout.ts';
import { NO_SUMS } from '../../../actors/wallet/surplus.ts';
import { formatBetId, NO_FIXTURE } from '../../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, OPERATOR, withMoney } from '../../support/samples/actor-events.ts';
import {
  bookOpened,
  bookUpdated,
  combined,
  FIXTURE,
  OTHER,
  placed,
  resolvedAs,
  SAMPLE_LINE,
  settle,
} from '../../support/samples/betting-events.ts';

const APPROVAL_MINOR = 800;
const AWARD = formatBetId({ fixture: FIXTURE, shard: 0, ordinal: 0 });
const WON = resolvedAs(SAMPLE_LINE, ['won']);
const VOID = resolvedAs(SAMPLE_LINE, ['void']);

function carryOut(stage: Stage, line: ShardEvent, fixture = FIXTURE): void {
  stage.and(line);
  settle(stage, fixture, 80_000, APPROVAL_MINOR);
}

const approve =
  (awardId = AWARD, by: PlayerKey = OPERATOR) =>
  ({ heldPayouts }: States) =>
    decideApprovePayout(heldPayouts.get(awardId), { awardId, by }, stampAt(90_000));

/** Ada stakes 400 at 2.00, which wins exactly the approval sum, and 399, which wins less. */
function twoBets(): Stage {
  const bets = [
    placed(ADA, 0, { stakeMinor: 400, oddsHundredths: 200 }),
    placed(ADA, 1, { stakeMinor: 399, oddsHundredths: 200 }),
  ];
  return given(...withMoney(ADA, 1_000), bookOpened(), ...bets);
}

function moneyIn(stage: Stage): Record<string, number> {
  const { clearing: _, ...rest } = stage.ledger();
  return rest as Record<string, number>;
}

test('held payout: what wins the approval sum waits, what wins less is paid', (t) => {
  const stage = twoBets();
  carryOut(stage, bookUpdated(WON));
  t.equal(stage.balanceOf(ADA), 201 + 798);
  t.same(moneyIn(stage), { players: 999, house: 799 - 1_598, payouts: 800 });
  t.match(stage.states.heldPayouts.get(AWARD), { player: ADA, amountMinor: 800 });
  stage.when(approve(AWARD, ADA)).thenRejected(t, 'ownGain');
  stage.when(approve('bt_0000004000000001')).thenRejected(t, 'awardNotFound');
  stage.when(approve()).thenEvents(t, { type: 'PayoutApproved', amountMinor: 800, by: OPERATOR });
  stage.when(approve()).thenRejected(t, 'awardNotHeld');
  t.equal(stage.balanceOf(ADA), 1_799);
  t.same(moneyIn(stage), { players: 1_799, house: -799 });
  const entryId = `approved.${FIXTURE}.1.0`;
  t.match(stage.states.entries.get({ player: ADA, entryId }), {
    kind: 'betPayout',
    amountMinor: 800,
    fixture: FIXTURE,
    atMs: 90_000,
  });
  t.end();
});

test('held payout: a stake that comes back does not wait', (t) => {
  const stage = given(...withMoney(ADA, 1_000), bookOpened(), placed(ADA, 0, { stakeMinor: 900 }));
  carryOut(stage, bookUpdated(VOID));
  t.equal(stage.balanceOf(ADA), 1_000);
  t.equal(stage.states.heldPayouts.get(AWARD), undefined);
  t.end();
});

test('held payout: a correction takes it back from where it waits', (t) => {
  const stage = twoBets();
  carryOut(stage, bookUpdated(WON));
  carryOut(stage, bookUpdated(resolvedAs(WON, ['lost'])));
  t.equal(stage.balanceOf(ADA), 201);
  t.equal(stage.states.debts.get(ADA), undefined, 'nothing is lent for what was never paid');
  t.same(moneyIn(stage), { players: 201, house: 799 });
  stage.when(approve()).thenRejected(t, 'awardNotFound');
  t.end();
});

test('held payout: an approved one is taken back from the player, and may wait again', (t) => {
  const stage = twoBets();
  carryOut(stage, bookUpdated(WON));
  stage.when(approve()).thenEvents(t, {});
  const lost = resolvedAs(WON, ['lost']);
  carryOut(stage, bookUpdated(lost));
  t.equal(stage.balanceOf(ADA), 201);
  t.same(moneyIn(stage), { players: 201, house: 799 });
  carryOut(stage, bookUpdated(resolvedAs(lost, ['won'])));
  t.same(moneyIn(stage), { players: 999, house: -799, payouts: 800 });
  stage.when(approve()).thenEvents(t, { entryId: `approved.${FIXTURE}.3.0` });
  t.same(moneyIn(stage), { players: 1_799, house: -799 });
  t.end();
});

test('held payout: an approval repays a debt first', (t) => {
  const stage = twoBets();
  carryOut(stage, bookUpdated(WON));
  stage.states.debts.put(ADA, { ...NO_SUMS, balanceMinor: 300 as never });
  stage.states.ledger.put('debts', -300 as never);
  stage.states.ledger.put('house', (-799 + 300) as never);
  stage.when(approve()).thenEvents(t, {});
  t.equal(stage.balanceOf(ADA), 999 + 500);
  t.equal(stage.states.debts.get(ADA), undefined);
  t.end();
});

test('held payout: an accumulator waits, is corrected, and waits anew', (t) => {
  const legs = [FIXTURE, OTHER].map((fixture) => ({ fixture, selection: 0, oddsHundredths: 200 }));
  const books = [FIXTURE, OTHER].map((fixture) => bookOpened({ ...SAMPLE_LINE, fixture }));
  const stage = given(
    ...withMoney(ADA, 1_000),
    ...withMoney(BOB, 0 + 1),
    ...books,
    combined(ADA, 0, 200, ...legs),
  );
  const awardId = formatBetId({ fixture: NO_FIXTURE, shard: 0, ordinal: 0 });
  const other = { ...SAMPLE_LINE, fixture: OTHER };
  carryOut(stage, bookUpdated(WON));
  carryOut(stage, bookUpdated(resolvedAs(other, ['won'])), OTHER);
  t.match(stage.states.heldPayouts.get(awardId), { amountMinor: 800, player: ADA });
  t.equal(stage.balanceOf(ADA), 800);
  // A void leg leaves 200 × 2.00: less than the approval sum, so it is paid at once.
  const voided = resolvedAs(resolvedAs(other, ['won']), ['void']);
  carryOut(stage, bookUpdated(voided), OTHER);
  t.equal(stage.balanceOf(ADA), 1_200);
  t.equal(stage.states.heldPayouts.get(awardId), undefined);
  carryOut(stage, bookUpdated(resolvedAs(voided, ['won'])), OTHER);
  t.equal(stage.balanceOf(ADA), 800);
  stage.when(approve(awardId)).thenEvents(t, { entryId: 'approved.0.3.0', amountMinor: 800 });
  t.equal(stage.balanceOf(ADA), 1_600);
  t.same(moneyIn(stage), { players: 1_601, house: -600 });
  t.end();
});
