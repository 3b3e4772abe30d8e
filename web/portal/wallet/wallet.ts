/**
 * What the player has, as last heard: the frame shows it. It is kept up by the topic `me`, which
 * tells the balance with everything that happens to the player, on whatever device.
 */
import { effect, signal } from '@preact/signals';
import { engine, isLoggedIn } from '../../kit/browser/engine.ts';
import { Remote } from '../../kit/remote.ts';

export const wallet = new Remote(
  (signal) => engine.call('GET', '/v1/me/wallet', {}, { signal }),
  () => engine.now(),
);

const count = signal(0);
/** Rises whenever something has happened to the player: lists of theirs may be old by then. */
export const changeCount = count;

effect(() => {
  if (!isLoggedIn.value) {
    wallet.forget();
    return undefined;
  }
  void wallet.ask();
  return engine.watch('me').subscribe(({ balanceMinor }) => {
    const known = wallet.state.peek();
    if (known.kind === 'here') wallet.put({ ...known.value, balanceMinor });
    count.value = count.peek() + 1;
  });
});
