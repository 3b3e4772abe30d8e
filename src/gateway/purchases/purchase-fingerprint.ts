/**
 * The fingerprint of a purchase over a socket: the same as that of the HTTP call with the same
 * content, without building its text. Both doors share one key space, so a repeat may take either.
 */

import { rememberLast } from '../../kernel/remember-last.ts';
import type { Static } from '../../protocol/schema.ts';
import type { BuyBody } from '../../protocol/ticket-messages.ts';
import { Hash53 } from '../../structures/cyrb53.ts';
import { beginRequest } from './body-fingerprint.ts';

/** What differs from purchase to purchase: members in the order in which a client sends them. */
type Purchase = Static<typeof BuyBody> & { readonly drawId: string };

type Selection = NonNullable<Purchase['selections']>[number];

const hash = new Hash53();

/**
 * The fingerprint of `POST /v1/draws/{drawId}/tickets` with the purchase as `JSON.stringify` writes
 * it.
 */
export function fingerprintPurchase(purchase: Purchase): number {
  const { drawId, selections, system, plays, numbers, quickPick, spots } = purchase;
  const { stock, stockIds, payWith } = purchase;
  hash.goOn(beginningOf(drawId));
  let separator = '{';
  if (selections !== undefined) {
    hash.text('{"selections":[');
    for (let i = 0; i < selections.length; i += 1) {
      const selection = selections[i] as Selection;
      if (Array.isArray(selection)) {
        hash.text(i === 0 ? '[' : ',[');
        takeNumbers(selection);
      } else hash.text(`${i === 0 ? '' : ','}${JSON.stringify(selection)}`);
    }
    hash.text(']');
    separator = ',';
  }
  if (system !== undefined) {
    hash.text(`${separator}"system":${JSON.stringify(system)}`);
    separator = ',';
  }
  if (plays !== undefined) {
    hash.text(`${separator}"plays":${JSON.stringify(plays)}`);
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
