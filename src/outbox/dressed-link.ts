/**
 * The link as the relays see it: messages in the form that the settings ask for.
 *
 * The settings decide how an award is written. Versions of fixtures are told by a line provider
 * only: bet makers on the same NATS would take anybody else's for the provider's.
 */
import { LINE_SUBJECT } from '../../actors/outbox/line-messages.ts';
import { AWARD_SUBJECT } from '../../actors/outbox/raffle-messages.ts';
import type { OutboxLink } from './outbox-relay.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

export interface Dress {
  readonly isLineTold: boolean;
  readonly awardAsTold: (message: OutgoingMessage) => OutgoingMessage;
  /** The broker has stored a message. */
  readonly onPublished: (message: OutgoingMessage) => void;
}

export class DressedLink implements OutboxLink {
  readonly #link: OutboxLink;
  readonly #dress: Dress;

  constructor(link: OutboxLink, dress: Dress) {
    this.#link = link;
    this.#dress = dress;
  }

  get isOpen(): boolean {
    return this.#link.isOpen;
  }

  async publish(message: OutgoingMessage): Promise<void> {
    const { isLineTold, awardAsTold, onPublished } = this.#dress;
    if (message.subject === LINE_SUBJECT && !isLineTold) return;
    await this.#link.publish(message.subject === AWARD_SUBJECT ? awardAsTold(message) : message);
    onPublished(message);
  }
}
