/** The parent's end of a shard with many players, in a process of its own. */
import { AskedChild } from './asked-child.ts';
import type { CrowdQuestion, CrowdReplies } from './crowd-messages.ts';

/** Ten million players are registered in one answer, so it may take as long as a benchmark may. */
const WAIT = { who: 'the shard', limitMs: 3_600_000 } as const;

export class CrowdProcess extends AskedChild<CrowdQuestion, CrowdReplies> {
  constructor() {
    super(new URL('./crowd-child.js', import.meta.url), WAIT);
  }
}
