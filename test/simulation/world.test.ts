import { test } from 'tap';
import { World } from './world.ts';

test('world: what never comes to rest ends its seed', async (t) => {
  const world = new World(1);
  const disk = world.disk(0);
  Object.defineProperty(disk, 'isFlushing', { get: () => true });
  await t.rejects(world.flushAll(), /a seed does not come to its end/);
});
