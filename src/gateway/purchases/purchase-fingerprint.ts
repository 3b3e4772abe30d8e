/**
 * The fingerprint of a purchase: of what it says, in whatever order its members came. Both doors
 * share one key space, so a repeat may take either, and a client may write it anew for that.
 *
 * It is that of an HTTP call whose body is `JSON.stringify` of the members in the schema's order,
 * without building that text: journals hold it of such calls since 0.1.0.
 */

import { rememberLast } from '../../kernel/remember-last.ts';
import type { Static } from '../../protocol/schema.ts';
import type { BuyForDrawsBody } from '../../protocol/standing-messages.ts';
import { Hash53 } from '../../structures/cyrb53.ts';
import { beginRequest } from './body-fingerprint.ts';

type Bought = Static<typeof BuyForDrawsBody>;

type Selection = NonNullable<Bought['selections']>[number];

/** Members of picks, in the order of their schemas (protocol/game-forms.ts). */
const PICK_MEMBERS = ['main', 'numbers', 'bankers', 'bonus', 'digits', 'kind'];

const hash = new Hash53();

/** Of `POST /v1/draws/{drawId}/tickets`, and of the same purchase over a socket. */
export function fingerprintPurchase(drawId: string, bought: Bought): number {
  const { selections, system, plays, numbers, quickPick, spots } = bought;
  const { stock, stockIds, payWith, draws } = bought;
  hash.goOn(beginningOf(drawId));
  let separator = '{';
  if (selections !== undefined) {
    hash.text('{"selections":[');
    for (let i = 0; i < selections.length; i += 1) {
      const selection = selections[i] as Selection;
      if (Array.isArray(selection)) {
        hash.text(i === 0 ? '[' : ',[');
        takeNumbers(selection);
      } else hash.text(`${i === 0 ? '' : ','}${JSON.stringify(selection, PICK_MEMBERS)}`);
    }
    hash.text(']');
    separator = ',';
  }
  if (system !== undefined) {
    hash.text(`${separator}"system":${JSON.stringify(system, PICK_MEMBERS)}`);
    separator = ',';
  }
  if (plays !== undefined) {
    hash.text(`${separator}"plays":${JSON.stringify(plays, PICK_MEMBERS)}`);
    separator = ',';
  }
  if (numbers !== undefined) {
    hash.text(`${separator}"numbers":${JSON.stringify(numbers)}`);
    separator = ',';
  }
  if (quickPick !== undefined) {
    hash.text(`${separator}"quickPick":${quickPick}`);
    separator = ',';
  }
  if (spots !== undefined) {
    hash.text(`${separator}"spots":${spots}`);
    separator = ',';
  }
  if (stock !== undefined) {
    hash.text(`${separator}"stock":${stock}`);
    separator = ',';
  }
  if (stockIds !== undefined) {
    hash.text(`${separator}"stockIds":${JSON.stringify(stockIds)}`);
    separator = ',';
  }
  if (payWith !== undefined) {
    hash.text(`${separator}"payWith":"${payWith}"`);
    separator = ',';
  }
  if (draws !== undefined) {
    hash.text(`${separator}"draws":${draws}`);
    separator = ',';
  }
  hash.text(separator === '{' ? '{}' : '}');
  return hash.value;
}

const beginningOf = rememberLast((drawId: string) => {
  beginRequest(hash, 'POST', `/v1/draws/${drawId}/tickets`);
  return hash.state;
});

function takeNumbers(numbers: readonly number[]): void {
  for (let i = 0; i < numbers.length; i += 1) {
    if (i > 0) hash.text(',');
    hash.text(String(numbers[i]));
  }
  hash.text(']');
}
