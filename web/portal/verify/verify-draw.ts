/** What a draw is verified from, and the verification itself, in this browser. */
import { type PageVerdict, verifyDrawsInPage } from '@tirage/client/verify';
import { engine, isLoggedIn } from '../../kit/browser/engine.ts';
import { announcementOf } from '../draws/announcements.ts';

/** Own tickets whose receipts are asked for; who has more finds them on the tickets' pages. */
const OWN_MAX = 20;

export interface Material {
  readonly drawId: string;
  readonly transcript: unknown;
  readonly announced: readonly unknown[];
  readonly receipts: readonly unknown[];
}

/** Rejects as its calls do: a draw that is not over has no transcript. */
export async function materialOf(drawId: string, signal: AbortSignal): Promise<Material> {
  const params = { id: drawId };
  const transcript = await engine.call('GET', '/v1/draws/{id}/transcript', { params }, { signal });
  const announced = announcementOf(drawId);
  return {
    drawId,
    transcript,
    announced: announced === undefined ? [] : [announced],
    receipts: isLoggedIn.value ? await ownReceipts(drawId, signal) : [],
  };
}

/** With the tickets of everybody, counted again one by one, where that is wanted. */
export async function verifyDraw(
  { drawId, transcript, announced, receipts }: Material,
  { withTickets = false } = {},
): Promise<PageVerdict> {
  const given = { transcripts: [transcript], announced, receipts };
  if (!withTickets) return verifyDrawsInPage(given);
  const response = await fetch(`/v1/draws/${encodeURIComponent(drawId)}/sealed-tickets`);
  if (!response.ok || response.body === null) throw new Error('the tickets cannot be had');
  return verifyDrawsInPage({ ...given, tickets: [{ drawId, stream: response.body }] });
}

async function ownReceipts(draw: string, signal: AbortSignal): Promise<readonly unknown[]> {
  const query = { draw, limit: OWN_MAX };
  const { tickets } = await engine.call('GET', '/v1/me/tickets', { query }, { signal });
  return Promise.all(
    tickets.map(({ ticketId }) =>
      engine.call('GET', '/v1/tickets/{id}/receipt', { params: { id: ticketId } }, { signal }),
    ),
  );
}
