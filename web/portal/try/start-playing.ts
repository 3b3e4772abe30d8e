/**
 * From a first visit to a slip that only has to be paid, by one press: an account with a login and
 * a password by chance, sandbox money in its wallet, and a line by chance in the draw that closes
 * next. Only where no real money is moved; loaded when somebody presses.
 */

import { engine } from '../../kit/browser/engine.ts';
import { go } from '../../kit/browser/navigation.ts';
import { untilAnswered } from '../../kit/browser/unanswered.ts';
import { payNext } from '../draws/pay-next.ts';
import { randomBelow } from '../draws/random-below.ts';
import { slips } from '../draws/slips.ts';
import { gameOf } from '../games.ts';
import type { OpenDraw } from '../home/open-draws.ts';
import { boardOf } from '../picks/board.ts';
import { emptyLine, filled } from '../picks/line.ts';
import { wallet } from '../wallet/wallet.ts';
import { guest } from './guest-account.ts';

/** What is stated for whoever tries: an adult wherever one plays. The page says so. */
const BIRTH_DATE = '1980-01-01';
/** Of the smallest unit: a hundred, in a currency with cents. */
const DEPOSIT_MINOR = 10_000;

/** Letters and figures that nobody takes for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_SIGNS = 20;
const LOGIN_SIGNS = 8;

/** Rejects with what the engine says; an account that was made by then is shown and kept. */
export async function startPlaying(draw: OpenDraw | undefined): Promise<void> {
  const account = { login: `guest-${byChance(LOGIN_SIGNS)}`, password: byChance(PASSWORD_SIGNS) };
  await engine.register({ ...account, birthDate: BIRTH_DATE });
  guest.value = account;
  await untilAnswered(engine.deposit({ amountMinor: DEPOSIT_MINOR }));
  void wallet.ask();
  if (draw === undefined) return;
  fillSlip(draw);
  go(['draws', draw.drawId]);
}

/** A game that has no board here is bought on its own page. */
function fillSlip({ drawId, game: id }: OpenDraw): void {
  const game = gameOf(id);
  const board = game === undefined ? undefined : boardOf(game);
  if (board === undefined) return;
  const slip = slips.of(drawId);
  if (slip.value.lines.length > 0) return;
  slip.value = { ...slip.value, lines: [filled(emptyLine(board), board, randomBelow)] };
  payNext(drawId);
}

function byChance(count: number): string {
  return Array.from({ length: count }, () => SIGNS[randomBelow(SIGNS.length)]).join('');
}
