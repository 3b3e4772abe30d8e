import { test } from 'tap';
import { readMachine } from '../../src/config/machine.ts';
import { runDemo } from '../../src/demo/run-demo.ts';
import { Screen } from '../../src/demo/screen.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';

async function demo(isTTY: boolean): Promise<{ isGood: boolean; text: string }> {
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
