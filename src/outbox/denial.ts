/** What NATS does not let the engine's user do, in the words of whoever grants permissions. */

export interface Denial {
  readonly operation: 'publish' | 'subscription';
  readonly subject: string;
}

export function denialSentence(denial: Denial): string {
  return `The engine's user may not ${grantOf(denial)} at NATS: grant it (docs/nats.md lists all).`;
}

/** Subjects hold ids: what is granted is a family of them. */
export function grantOf({ operation, subject }: Denial): string {
  const words = subject.split('.');
  const kept = words[0] === '_INBOX' ? 1 : 2;
  const family = words.length <= kept ? subject : `${words.slice(0, kept).join('.')}.>`;
  return `${operation === 'publish' ? 'publish' : 'subscribe'} to ${family}`;
}
