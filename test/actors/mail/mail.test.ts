import { test } from 'tap';
import { postMail, postToAll } from '../../../actors/mail/mail.ts';
import { DRAW } from '../../support/samples/actor-events.ts';

test('mail: to all goes to every shard once, the own one included', (t) => {
  const message = { message: 'OpenInstance', draw: DRAW } as const;
  const posted = postToAll(3, message);
  t.same(posted, [postMail(0, message), postMail(1, message), postMail(2, message)]);
  t.end();
});
