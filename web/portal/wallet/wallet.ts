/** What the player has, as last heard: the frame shows it, and whatever moves money renews it. */
import { effect } from '@preact/signals';
import { Remote } from '../../kit/remote.ts';
import { engine, isLoggedIn } from '../engine.ts';

export const wallet = new Remote(
  (signal) => engine.call('GET', '/v1/me/wallet', {}, { signal }),
  () => engine.now(),
);

effect(() => {
  if (isLoggedIn.value) void wallet.ask();
  else wallet.forget();
});
