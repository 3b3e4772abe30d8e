import { assert } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import type { MailChannel } from './mail.ts';
import type { MailConfirmed, MailPosted, MailTaken } from './mail-events.ts';

export function evolveMailPosted(states: States, { to, message }: MailPosted): void {
  const channel = channelWith(states, to);
  channel.sentNumber += 1;
  states.mail.put(
    { shard: to, number: channel.sentNumber },
    { shard: to, number: channel.sentNumber, message },
  );
  states.mailChannels.put(to, channel);
}

export function evolveMailTaken(states: States, { from, number }: MailTaken): void {
  const channel = channelWith(states, from);
  assert(number === channel.takenNumber + 1, 'mail was taken out of order or twice');
  channel.takenNumber = number;
  states.mailChannels.put(from, channel);
}

export function evolveMailConfirmed(states: States, { to, number }: MailConfirmed): void {
  const channel = channelWith(states, to);
  assert(number <= channel.sentNumber, 'mail was confirmed that was never sent');
  for (let done = channel.confirmedNumber + 1; done <= number; done += 1) {
    states.mail.delete({ shard: to, number: done });
  }
  channel.confirmedNumber = Math.max(channel.confirmedNumber, number);
  states.mailChannels.put(to, channel);
}

function channelWith(states: States, shard: number): MailChannel {
  const channel = states.mailChannels.get(shard);
  return channel ?? { shard, sentNumber: 0, confirmedNumber: 0, takenNumber: 0 };
}
