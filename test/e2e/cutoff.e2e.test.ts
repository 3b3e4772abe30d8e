/** Purchases around a close: what was accepted was in time, what was refused was not paid. */
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  type Draw,
  drawReaches,
  logIn,
  openOverHttp,
  register,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { Gambler } from '../support/rounds/gambler.ts';

const DRAW_COUNT = Number(process.env.TIRAGE_TEST_CUTOFF_DRAWS ?? 4);
const CONNECTIONS = 16;
const PLAYERS = 4;
const SALE_MS = 400;
/** Buying goes on for so many refusals, so that some purchases certainly come too late. */
const LATE_PER_CONNECTION = 3;
const START_MINOR = 10_000_000;

test('cutoff: at the close the accepted were in time, the refused are not charged', async (t) => {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory, flags: { '--gateways': '2' } });
  const client = new EngineClient(t, engine.url, CONNECTIONS);
  await createAdmin(directory);
  const admin = await logIn(client);
  const gamblers: Gambler[] = [];
  for (let number = 0; number < PLAYERS; number += 1) {
    const gambler = new Gambler(client, await register(client, `late-${number}`));
    await gambler.deposit(START_MINOR);
    gamblers.push(gambler);
  }
  for (let round = 0; round < DRAW_COUNT; round += 1) {
    // Results an hour later: no prize is to touch a balance.
    const times = { closesInMs: SALE_MS, resultsAfterMs: 3_600_000 };
    const draw = await openOverHttp(client, admin, times);
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => buyPast(gamblers, i, draw)));
    const { ticketCount } = await drawReaches(client, draw.drawId, 'closed', 'sealed');
    let boughtCount = 0;
    for (const gambler of gamblers) {
      const bought = gambler.tickets(draw.drawId);
      boughtCount += bought.length;
      const late = bought.filter(({ acceptedAt }) => acceptedAt >= draw.closesAt);
      t.same(late, [], 'nothing was accepted at or after the close');
      const listed = await ticketsOf(client, gambler.player, draw.drawId);
      t.equal(listed.length, bought.length, 'what was refused is no ticket');
      const spentMinor = gambler.taken('purchase').length * draw.priceMinor;
      t.equal(await balanceOf(client, gambler.player), START_MINOR - spentMinor);
    }
    t.ok(boughtCount > 0, 'some were in time');
    t.equal(ticketCount, boughtCount, 'the draw counts what was sold');
  }
  t.equal((await engine.stop()).exitCode, 0);
});

/** One connection's purchases, until some of them were too late. */
async function buyPast(gamblers: readonly Gambler[], index: number, draw: Draw): Promise<void> {
  const gambler = gamblers[index % gamblers.length] as Gambler;
  let lateCount = 0;
  while (lateCount < LATE_PER_CONNECTION) {
    const { state } = await gambler.buy(draw.drawId, 1);
    if (state === 'refused') lateCount += 1;
    if (state === 'asked') throw new Error('a purchase was not answered');
  }
}
