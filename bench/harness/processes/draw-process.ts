/** The parent's end of an engine with large draws, in a process of its own. */
import { fileURLToPath } from 'node:url';
import { AskedChild } from './asked-child.ts';
import type { DrawQuestion, DrawReplies } from './draw-messages.ts';

export class DrawProcess extends AskedChild<DrawQuestion, DrawReplies> {
  constructor() {
    super(fileURLToPath(new URL('./draw-child.js', import.meta.url)), []);
  }
}
