/** Waits for the first draw that is published, and verifies it from what everybody can get. */
import { TirageClient } from '../../client/src/tirage-client.ts';
import type { VerificationReport } from '../fairness/verifier/check.ts';
import { verifyTranscript } from '../fairness/verify-transcript.ts';
import { delay } from './delay.ts';

const LOOK_PAUSE_MS = 500;

export interface FirstProof {
  readonly drawId: string;
  readonly report: VerificationReport;
}

/** Undefined where everybody left before there was one. */
export async function firstProof(
  address: string,
  leaving: AbortSignal,
): Promise<FirstProof | undefined> {
  const client = new TirageClient(address);
  const call = { signal: leaving };
  while (!leaving.aborted) {
    const query = { state: 'published', limit: 1 } as const;
    const { draws } = await client.call('GET', '/v1/draws', { query }, call);
    const [draw] = draws;
    if (draw !== undefined) {
      const input = { params: { id: draw.drawId } };
      const transcript = await client.call('GET', '/v1/draws/{id}/transcript', input, call);
      return { drawId: draw.drawId, report: verifyTranscript(transcript) };
    }
    await delay(LOOK_PAUSE_MS, leaving);
  }
  return undefined;
}
