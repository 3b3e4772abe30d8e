/** The other end of an `AskedChild`: a process that answers its parent, one question at a time. */
import type { ChildAnswer } from './asked-child.ts';

/**
 * Once the parent is gone, nobody needs anything that this process keeps: it kills itself. Returns
 * the function to call at the end of an orderly stop, before the stop is answered.
 */
export function answerParent<Question>(
  answer: (question: Question) => Promise<unknown>,
): () => void {
  let isStopping = false;
  process.on('message', (question: Question) => {
    answer(question).then(
      (value) => tell({ ok: true, value }),
      (error: unknown) => tell({ ok: false, message: String(error) }),
    );
  });
  process.on('disconnect', () => {
    if (!isStopping) process.kill(process.pid, 'SIGKILL');
  });
  return () => {
    isStopping = true;
    process.disconnect();
  };
}

function tell(message: ChildAnswer): void {
  if (process.connected) process.send?.(message);
}
