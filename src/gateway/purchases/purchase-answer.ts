/**
 * The answer to a purchase, written straight from the shard's reply: as text for HTTP, as text or
 * MessagePack for a socket.
 *
 * Why by hand: building objects only to serialise them, with a serialiser that does not know their
 * shape, was a quarter of a gateway's work on a purchase. What the tickets of one draw that were
 * accepted at the same instant share is written once for all of them. Systems, and other picks that
 * are no list of numbers, are few enough to be made as objects. A test compares the forms
 * with the published schema, and with each other.
 */
import type { ShownPick } from '../../../actors/games/family.ts';
import { familyOfPrinter, layoutOfPrinter } from '../../../actors/games/printer.ts';
import { encodeBase32 } from '../../kernel/base32.ts';
import {
  formatDrawId,
  formatStandingId,
  formatTicketId,
  ORDINAL_DIGITS,
} from '../../kernel/ids.ts';
import { multiplyMinor } from '../../kernel/money.ts';
import { rememberLast } from '../../kernel/remember-last.ts';
import type { SelfWriting } from '../../protocol/client-codec.ts';
import type { Purchase } from '../../protocol/shard-requests.ts';
import type { PurchaseForDraws } from '../../protocol/standing-requests.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { instantText } from '../routes/services.ts';

/** The answer as a socket sends it. */
export class PurchaseAnswer implements SelfWriting {
  readonly #id: string | number;
  readonly #purchase: Purchase;
  readonly #isReplay: boolean;

  constructor(id: string | number, purchase: Purchase, isReplay: boolean) {
    this.#id = id;
    this.#purchase = purchase;
    this.#isReplay = isReplay;
  }

  text(): string {
    const replayed = this.#isReplay ? '"replayed":true,' : '';
    const members = membersText(this.#purchase);
    return `{"id":${JSON.stringify(this.#id)},"ok":true,${replayed}${members}}`;
  }

  write(to: ValueWriter): void {
    to.map(this.#isReplay ? 5 : 4);
    to.text('id');
    to.value(this.#id);
    to.text('ok');
    to.boolean(true);
    if (this.#isReplay) {
      to.text('replayed');
      to.boolean(true);
    }
    to.text('tickets');
    writeTickets(to, this.#purchase);
    to.text('balanceMinor');
    to.number(this.#purchase.balanceMinor);
  }
}

/** The body of the answer over HTTP. */
export function purchaseText(purchase: Purchase): string {
  return `{${membersText(purchase)}}`;
}

/** The same, with what waits for the draws after this one. */
export function purchaseForDrawsText({ purchase, order }: PurchaseForDraws): string {
  const { drawsLeft, prepaidMinor } = order;
  const told = { orderId: formatStandingId(order), drawsLeft, prepaidMinor };
  return `{${membersText(purchase)},"order":${JSON.stringify(told)}}`;
}

const frameWriter = new ValueWriter();

/** The constant parts of a ticket, around its ordinal and its numbers. */
interface TicketFrame<Form> {
  readonly untilOrdinal: Form;
  readonly untilNumbers: Form;
  readonly afterNumbers: Form;
}

function membersText(purchase: Purchase): string {
  const { firstOrdinal, balanceMinor } = purchase;
  const { untilOrdinal, untilNumbers, afterNumbers } = textFrameOf(purchase);
  let tickets = '';
  for (let i = 0; i < purchase.ticketCount; i += 1) {
    const ordinal = encodeBase32(firstOrdinal + i, ORDINAL_DIGITS);
    const numbers = numbersAt(purchase, i);
    const shown = shownOf(purchase, numbers);
    if (i > 0) tickets += ',';
    if (numbers === shown) {
      tickets += untilOrdinal + ordinal + untilNumbers + numbers.join(',') + afterNumbers;
    } else tickets += JSON.stringify(ticketOf(purchase, i, shown));
  }
  return `"tickets":[${tickets}],"balanceMinor":${balanceMinor}`;
}

function writeTickets(to: ValueWriter, purchase: Purchase): void {
  const { untilOrdinal, untilNumbers, afterNumbers } = packedFrameOf(purchase);
  const { ticketCount } = purchase;
  to.array(ticketCount);
  for (let i = 0; i < ticketCount; i += 1) {
    const numbers = numbersAt(purchase, i);
    const shown = shownOf(purchase, numbers);
    if (numbers !== shown) {
      to.value(ticketOf(purchase, i, shown));
      continue;
    }
    to.packed(untilOrdinal);
    to.digits(purchase.firstOrdinal + i, ORDINAL_DIGITS);
    to.packed(untilNumbers);
    to.numbers(numbers);
    to.packed(afterNumbers);
  }
}

const textFrameOf = rememberLast((purchase: Purchase): TicketFrame<string> => {
  const drawId = formatDrawId(purchase.draw);
  const acceptedAt = instantText(purchase.acceptedAtMs);
  const accepted = `"state":"accepted","acceptedAt":"${acceptedAt}"`;
  return {
    untilOrdinal: `{"ticketId":"${firstTicketId(purchase).slice(0, -ORDINAL_DIGITS)}`,
    untilNumbers: `","drawId":"${drawId}","selection":[`,
    afterNumbers: `],"stakeMinor":${purchase.priceMinor},${accepted}}`,
  };
}, isSameFrame);

const packedFrameOf = rememberLast((purchase: Purchase): TicketFrame<Uint8Array> => {
  frameWriter.begin();
  frameWriter.map(6);
  frameWriter.text('ticketId');
  frameWriter.text(firstTicketId(purchase));
  const untilOrdinal = frameWriter.take().subarray(0, -ORDINAL_DIGITS);
  frameWriter.text('drawId');
  frameWriter.text(formatDrawId(purchase.draw));
  frameWriter.text('selection');
  const untilNumbers = frameWriter.take();
  frameWriter.text('stakeMinor');
  frameWriter.number(purchase.priceMinor);
  frameWriter.text('state');
  frameWriter.text('accepted');
  frameWriter.text('acceptedAt');
  frameWriter.text(instantText(purchase.acceptedAtMs));
  return { untilOrdinal, untilNumbers, afterNumbers: frameWriter.take() };
}, isSameFrame);

/** Whether the tickets of two purchases differ in their ordinals and numbers only. */
function isSameFrame(left: Purchase, right: Purchase): boolean {
  return (
    left.acceptedAtMs === right.acceptedAtMs &&
    left.draw === right.draw &&
    left.shard === right.shard &&
    left.priceMinor === right.priceMinor
  );
}

function firstTicketId({ draw, shard }: Purchase): string {
  return formatTicketId({ draw, shard, ordinal: 0 });
}

function numbersAt({ printer, ticketCount, masks }: Purchase, index: number): number[] {
  const wordCount = masks.length / ticketCount;
  const from = index * wordCount;
  const layout = layoutOfPrinter(printer);
  return familyOfPrinter(printer).printPick(layout, masks, from, from + wordCount);
}

/** The same list for one combination of most games. */
function shownOf({ printer }: Purchase, numbers: readonly number[]): ShownPick {
  return familyOfPrinter(printer).showPick(layoutOfPrinter(printer), numbers);
}

/** A ticket whose selection or stake is another than those of most. */
function ticketOf(purchase: Purchase, index: number, selection: ShownPick) {
  const { draw, shard, firstOrdinal, printer, ticketCount, masks, priceMinor } = purchase;
  const at = index * (masks.length / ticketCount);
  const combinations = familyOfPrinter(printer).combinations(layoutOfPrinter(printer), masks, at);
  return {
    ticketId: formatTicketId({ draw, shard, ordinal: firstOrdinal + index }),
    drawId: formatDrawId(draw),
    selection,
    stakeMinor: multiplyMinor(priceMinor, combinations),
    state: 'accepted',
    acceptedAt: instantText(purchase.acceptedAtMs),
  };
}
