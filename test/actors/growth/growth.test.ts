import { test } from 'tap';
import { GROWTH_KEY, mailShardOf, nextGrowthDuty } from '../../../actors/growth/growth.ts';
import { must } from '../../../src/kernel/assert.ts';
import { playerKey } from '../../../src/kernel/ids.ts';
import { given, type Stage } from '../../support/cluster/actor-stage.ts';
import { ADDED, DEALT, TOLD } from '../../support/samples/growth-events.ts';

/** In the second quarter of the slots: on the first of two shards, and the second of four. */
const MOVING = playerKey(300, 1);

function owedBy({ states }: Stage) {
  return nextGrowthDuty(must(states.growth.get(GROWTH_KEY), 'nothing has grown'));
}

test('growth: mail goes to where a player was until all of them have moved', (t) => {
  const stage = given();
  const { identity } = stage.states;
  t.equal(mailShardOf(MOVING, identity), 0);
  stage.and(ADDED, TOLD);
  t.equal(identity.shardCount, 4);
  t.equal(identity.founderCount, 2);
  t.equal(mailShardOf(MOVING, identity), 0);
  stage.and(DEALT);
  t.equal(mailShardOf(MOVING, identity), 1);
  t.end();
});

test('growth: it is owed that the new shards are told what is open', (t) => {
  const stage = given(ADDED);
  t.same(owedBy(stage), { duty: 'tell', atMs: 0 });
  stage.and(TOLD);
  t.equal(owedBy(stage), undefined);
  t.end();
});
