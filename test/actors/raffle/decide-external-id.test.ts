import { test } from 'tap';
import {
  decideCreditRafflePrize,
  decideLinkExternalId,
  decideTakeLink,
  EXTERNAL_IDS_MAX,
} from '../../../actors/raffle/decide-external-id.ts';
import type { States } from '../../../actors/states.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, OPERATOR, withMoney } from '../../support/samples/actor-events.ts';
import { outsidePlayer, RAFFLE_ID } from '../../support/samples/raffle-events.ts';
import { founder } from '../../support/sources/founders.ts';

const externalId = outsidePlayer(1);
const LINKED = {
  type: 'ExternalIdLinked',
  externalId,
  player: ADA,
  by: OPERATOR,
  atMs: 1,
} as const;

function link(player = ADA) {
  return (states: States) => {
    const known = {
      owner: states.externalPlayers.get(externalId),
      ids: states.externalIds.get(player) ?? [],
    };
    const command = { externalId, player, by: OPERATOR };
    return decideLinkExternalId(known, command, stampAt(9), founder(1, 3));
  };
}

test('outside id: it is linked here and told to every other shard', (t) => {
  const message = { message: 'LinkExternalId', externalId, player: ADA, by: OPERATOR, atMs: 9 };
  given()
    .when(link())
    .thenEvents(
      t,
      { type: 'ExternalIdLinked', externalId, player: ADA },
      { type: 'MailPosted', to: 0, message },
      { type: 'MailPosted', to: 2, message },
    );
  t.end();
});

test('outside id: the same link again is no event, another owner is refused', (t) => {
  given(LINKED).when(link()).thenEvents(t);
  given(LINKED).when(link(BOB)).thenRejected(t, 'externalIdTaken');
  t.end();
});

test('outside id: a player has a bounded number of them', (t) => {
  const many = Array.from({ length: EXTERNAL_IDS_MAX }, (_, index) => {
    return { ...LINKED, externalId: outsidePlayer(100 + index) };
  });
  given(...many)
    .when(link())
    .thenRejected(t, 'externalIdsTooMany', { externalIdsMax: EXTERNAL_IDS_MAX });
  t.end();
});

test('outside id: what its own shard decided is taken as it is', (t) => {
  const told = {
    message: 'LinkExternalId',
    externalId,
    player: ADA,
    by: OPERATOR,
    atMs: 9,
  } as const;
  given()
    .when(() => decideTakeLink(told))
    .thenEvents(t, { type: 'ExternalIdLinked', externalId, player: ADA, by: OPERATOR, atMs: 9 });
  t.end();
});

test('outside id: a prize that arrives is credited with an entry of its own', (t) => {
  const amountMinor = minor(1_500);
  const mail = {
    message: 'CreditRafflePrize',
    raffleId: RAFFLE_ID,
    place: 1,
    player: ADA,
  } as const;
  const stage = given(...withMoney(ADA, 100))
    .when(() => decideCreditRafflePrize({ ...mail, amountMinor }, 1, stampAt(9)))
    .thenEvents(t, { type: 'RafflePrizeCredited', player: ADA, amountMinor, from: 1 });
  t.equal(stage.balanceOf(ADA), 1_600);
  t.equal(stage.ledger()['transit:1'], -1_500);
  const entryId = `raffle.${RAFFLE_ID}.1`;
  t.match(stage.states.entries.get({ player: ADA, entryId }), { kind: 'rafflePrize', amountMinor });
  t.end();
});
