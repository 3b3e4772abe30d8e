import { test } from 'tap';
import type { Game } from '../../actors/games/game.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { readMachine } from '../../src/config/machine.ts';
import { runDemo } from '../../src/demo/run-demo.ts';
import { Screen } from '../../src/demo/screen.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';
import { DIGITS_3, KENO_10, RAFFLE_1, RAFFLE_6 } from '../support/samples/family-games.ts';

async function demo(
  isTTY: boolean,
  game: Game = GAMES['5of36'],
): Promise<{ isGood: boolean; text: string }> {
  let text = '';
  const terminal = {
    isTTY,
    write: (part: string) => {
      text += part;
    },
  };
  const isGood = await runDemo({
    machine: readMachine(),
    screen: new Screen(terminal, () => SYSTEM_CLOCK.monotonicMs()),
    clock: SYSTEM_CLOCK,
    random: new SystemRandom(),
    game,
    playerCount: 20,
    ticketCount: 300,
    saleMs: 2_500,
  });
  return { isGood, text };
}

for (const isTTY of [false, true]) {
  test(`demo: a whole draw is proven, ${isTTY ? 'on a terminal' : 'into a file'}`, async (t) => {
    const { isGood, text } = await demo(isTTY);
    t.ok(isGood, text);
    for (const line of text.split(/[\n\r]/)) t.ok([...line].length < 80, line);
    t.match(text, /Numbers: \d/);
    t.match(text, /\n {2}sum\s+0\.00\n/);
    t.notMatch(text, /FAIL/);
    t.equal(text.includes('\r'), isTTY, 'only a terminal is drawn over');
    t.equal(text.includes('█'), isTTY);
  });
}

test('demo: games of other families are played and proven, too', async (t) => {
  for (const [game, header] of [
    [KENO_10, /tier\s+spots\s+hits\s+winners/],
    [DIGITS_3, /tier\s+ways\s+winners/],
    [DIGITS_3, /Numbers: \d{3}\n/],
    [RAFFLE_6, /Numbers: \d{6} \d{6}/],
    [RAFFLE_1, /tier\s+drawn\s+winners[\s\S]* 10 tickets/],
  ] as const) {
    const { isGood, text } = await demo(false, game);
    t.ok(isGood, text);
    t.match(text, header);
    t.notMatch(text, /FAIL|undefined/);
  }
});
