/** The parent's end of an engine with large draws, in a process of its own. */
import { AskedChild } from './asked-child.ts';
import type { DrawQuestion, DrawReplies } from './draw-messages.ts';

/** Three million tickets are sold in one answer, so it may take as long as a benchmark may. */
const WAIT = { who: 'the engine', limitMs: 1_800_000 } as const;

export class DrawProcess extends AskedChild<DrawQuestion, DrawReplies> {
  constructor() {
    super(new URL('./draw-child.js', import.meta.url), WAIT);
  }
}
