import { test } from 'tap';
import { decidePostponeInstance } from '../../../actors/draw/decide-postpone-instance.ts';
import { nextInstanceDuty } from '../../../actors/draw/instance.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { announced, CLOSED, DRAW, OPENED, SEALED } from '../../support/samples/actor-events.ts';

const TIMES = { closesAtMs: 90_000, resultsAtMs: 200_000, reason: 'a storm', atMs: 30_000 };

test('postponement: a shard keeps its phase, and closes by the time that holds', (t) => {
  const mail = { message: 'PostponeInstance', draw: DRAW, ...TIMES } as const;
  const decide = ({ instances }: States) =>
    decidePostponeInstance(must(instances.get(DRAW), 'the draw'), mail, stampAt(30_007));
  for (const [events, phase] of [
    [[], 'scheduled'],
    [[OPENED], 'open'],
    [[OPENED, CLOSED], 'closed'],
    [[OPENED, CLOSED, SEALED], 'sealed'],
  ] as const) {
    const stage = given(announced(), ...events);
    const decision = decide(stage.states);
    if (decision.kind === 'rejected') throw new Error('mail was refused');
    stage.and(...decision.events);
    const instance = must(stage.states.instances.get(DRAW), 'the draw');
    t.match(instance, { phase, terms: { closesAtMs: 90_000, postponed: { atMs: 30_000 } } });
    if (phase === 'open') t.same(nextInstanceDuty(instance), { duty: 'close', atMs: 90_000 });
    t.throws(() => decide(stage.states), /twice/);
  }
  t.end();
});
