/** Sends errands to the main thread, and matches their results by number. */
import type { Errand } from './handlers/duty-handler.ts';
import type { MainToShard, ShardToMain } from './shard-thread.ts';
import type { ErrandDone, ErrandRunner } from './work.ts';

type ErrandAnswer = Extract<MainToShard, { type: 'errandDone' | 'errandFailed' }>;

interface Waiting {
  readonly resolve: (done: ErrandDone) => void;
  readonly reject: (error: Error) => void;
}

export class ErrandDesk {
  readonly #post: (message: ShardToMain) => void;
  readonly #waiting = new Map<number, Waiting>();
  #errandCount = 0;

  constructor(post: (message: ShardToMain) => void) {
    this.#post = post;
  }

  readonly run: ErrandRunner = (errand: Errand) => {
    this.#errandCount += 1;
    const errandId = this.#errandCount;
    return new Promise((resolve, reject) => {
      this.#waiting.set(errandId, { resolve, reject });
      this.#post({ type: 'errand', errandId, errand });
    });
  };

  answered(answer: ErrandAnswer): void {
    const waiting = this.#waiting.get(answer.errandId);
    this.#waiting.delete(answer.errandId);
    if (answer.type === 'errandDone') waiting?.resolve(answer.done);
    else waiting?.reject(new Error(answer.message));
  }
}
