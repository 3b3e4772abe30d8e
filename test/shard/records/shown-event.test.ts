import { test } from 'tap';
import { EVENT_TABLE, type ShardEvent } from '../../../actors/events.ts';
import type { InnerForm } from '../../../actors/stored-form.ts';
import { formatFixtureId } from '../../../src/kernel/fixture-ids.ts';
import {
  drawNo,
  formatDrawId,
  formatPlayerId,
  type PlayerKey,
  playerKey,
} from '../../../src/kernel/ids.ts';
import { showEvent, WITHHELD, WITHHELD_FIELDS } from '../../../src/shard/records/shown-event.ts';
import { EVENT_SAMPLES } from '../../support/samples/event-samples.ts';

const player = playerKey(890, 3);
const draw = drawNo(7);

test('shown event: what opens an account or a draw is withheld', (t) => {
  const registered = showEvent({
    ...EVENT_SAMPLES.PlayerRegistered,
    player,
    login: 'Ada',
    loginNormalised: 'ada',
    passwordHash: '$argon2id$v=19',
    birthDate: '1990-01-31',
  });
  t.match(registered.fields, {
    player: formatPlayerId(player),
    login: WITHHELD,
    loginNormalised: WITHHELD,
    passwordHash: WITHHELD,
    birthDate: WITHHELD,
  });
  t.equal(showEvent(EVENT_SAMPLES.SessionStarted).fields.refreshHash, WITHHELD);
  t.equal(showEvent(EVENT_SAMPLES.DrawOpened).fields.serverSeedHex, WITHHELD);
  t.equal(showEvent(EVENT_SAMPLES.RaffleOpened).fields.serverSeedHex, WITHHELD);
  t.equal(showEvent(EVENT_SAMPLES.InstanceOpened).fields.ticketSecretHex, WITHHELD);
  const { movers } = showEvent(EVENT_SAMPLES.PlayersMovedIn).fields;
  const { key } = EVENT_SAMPLES.PlayersMovedIn.movers[0]?.profile ?? {};
  t.match(movers, [{ profile: { key: formatPlayerId(key as PlayerKey), passwordHash: WITHHELD } }]);
  t.match(movers, [{ profile: { login: WITHHELD, sessions: [{ refreshHash: WITHHELD }] } }]);
  t.end();
});

test('shown event: a field that sounds like a secret was decided about', (t) => {
  const suspicious = /hash|secret|seed|password|login|birth|token|email|phone/i;
  const harmless = new Set<string>();
  const names = new Set(Object.values(EVENT_TABLE.byType).flatMap(namesIn));
  const undecided = [...names].filter(
    (name) => suspicious.test(name) && !WITHHELD_FIELDS.has(name) && !harmless.has(name),
  );
  t.same(undecided, []);
  t.same(
    [...WITHHELD_FIELDS].filter((name) => !names.has(name)),
    [],
    'each of them is a field',
  );
  t.end();
});

/** The names of all fields of what is stored, however deep. */
function namesIn(form: InnerForm): string[] {
  if (form === 'whole') return [];
  if ('tag' in form) return Object.values(form.forms).flatMap(namesIn);
  return [...form.fields, ...Object.values(form.within ?? {}).flatMap(namesIn)];
}

test('shown event: every other field of every event is there by its name', (t) => {
  for (const event of Object.values(EVENT_SAMPLES)) {
    const { type, fields } = showEvent(event);
    t.equal(type, event.type);
    t.same(Object.keys(fields).sort(), [...EVENT_TABLE.byType[event.type].fields].sort(), type);
    t.same(JSON.parse(JSON.stringify(fields)), fields, `${type} goes through JSON`);
  }
  t.end();
});

test('shown event: numbers that stand for ids are told as the interface tells them', (t) => {
  const paid = showEvent({ ...EVENT_SAMPLES.WinnersPaid, draw, players: [player, player] });
  t.equal(paid.fields.draw, formatDrawId(draw));
  t.same(paid.fields.players, [formatPlayerId(player), formatPlayerId(player)]);
  const moved = { ...EVENT_SAMPLES.StakeRewardsMoved, draw: 0, fixture: 0 } as ShardEvent;
  t.match(showEvent(moved).fields, { draw: null, fixture: null });
  t.equal(showEvent({ ...EVENT_SAMPLES.LineChanged, by: null }).fields.by, null);
  const { fixture } = EVENT_SAMPLES.BetPlaced;
  t.equal(showEvent(EVENT_SAMPLES.BetPlaced).fields.fixture, formatFixtureId(fixture));
  t.match(showEvent({ type: 'MailPosted', to: 1, message: { message: 'EndSales', draw } }), {
    type: 'MailPosted',
    fields: { to: 1, message: { message: 'EndSales', draw: formatDrawId(draw) } },
  });
  t.end();
});
