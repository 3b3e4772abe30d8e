import { assert } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import type { MailConfirmed, MailLine, MailPosted, MailTaken } from './mail.ts';

export function evolveMailPosted(states: States, { to, message }: MailPosted): void {
  const line = lineWith(states, to);
  line.sentNumber += 1;
  states.mail.put(
    { shard: to, number: line.sentNumber },
    { shard: to, number: line.sentNumber, message },
  );
  states.mailLines.put(to, line);
}

export function evolveMailTaken(states: States, { from, number }: MailTaken): void {
  const line = lineWith(states, from);
  assert(number === line.takenNumber + 1, 'mail is taken in order, each message once');
  line.takenNumber = number;
  states.mailLines.put(from, line);
}

export function evolveMailConfirmed(states: States, { to, number }: MailConfirmed): void {
  const line = lineWith(states, to);
  assert(number <= line.sentNumber, 'only sent mail can be confirmed');
  for (let done = line.confirmedNumber + 1; done <= number; done += 1) {
    states.mail.delete({ shard: to, number: done });
  }
  line.confirmedNumber = Math.max(line.confirmedNumber, number);
  states.mailLines.put(to, line);
}

function lineWith(states: States, shard: number): MailLine {
  const line = states.mailLines.get(shard);
  return line ?? { shard, sentNumber: 0, confirmedNumber: 0, takenNumber: 0 };
}
