/** The two forms of an outgoing body: JSON, or MessagePack with the same members. */
import { Packr } from 'msgpackr';
import type { MessageFormat } from '../config/nats-kinds.ts';

const CONTENT_TYPES: Readonly<Record<MessageFormat, string>> = {
  json: 'application/json',
  msgpack: 'application/msgpack',
};

const packr = new Packr({ useRecords: false, variableMapSize: true });

export function encodeBody(format: MessageFormat, body: object): Uint8Array | string {
  return format === 'json' ? JSON.stringify(body) : packr.pack(body);
}

export function contentTypeOf(format: MessageFormat): string {
  return CONTENT_TYPES[format];
}
