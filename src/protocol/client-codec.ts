/**
 * The two ways in which a socket's messages travel: JSON in text frames, MessagePack in binary
 * ones. The messages are the same (socket-messages.ts).
 *
 * Decoding never trusts: what is no plain value (no extension types, bounded depth) is a
 * ProtocolError. Whether it is a message is the schemas' to say.
 */
import { Packr, Unpackr } from 'msgpackr';
import { ProtocolError } from '../kernel/errors.ts';
import { isJsonDeeperThan } from './json-depth.ts';
import { isPlainMessagePack } from './messagepack-shape.ts';

/** An array of operations, an operation, its selections, one selection: four. */
export const MESSAGE_DEPTH_MAX = 8;

export interface ClientCodec {
  readonly subProtocol: SubProtocol;
  /** The kind of its frames, both ways. */
  readonly isBinary: boolean;
  /** Throws a ProtocolError. Keeps nothing of the frame's memory. */
  decode(frame: ArrayBuffer): unknown;
  /** `undefined` members are left out by JSON and must not be there for MessagePack. */
  encode(message: unknown): string | Uint8Array;
}

export const SUB_PROTOCOLS = ['tirage.v1.json', 'tirage.v1.msgpack'] as const;
export type SubProtocol = (typeof SUB_PROTOCOLS)[number];

const JSON_CODEC: ClientCodec = {
  subProtocol: 'tirage.v1.json',
  isBinary: false,
  decode(frame) {
    const text = Buffer.from(frame).toString('utf8');
    if (isJsonDeeperThan(text, MESSAGE_DEPTH_MAX)) throw new ProtocolError('nested too deeply');
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new ProtocolError('not JSON', { cause });
    }
  },
  encode: (message) => JSON.stringify(message),
};

const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true });
const packr = new Packr({ useRecords: false, variableMapSize: true, encodeUndefinedAsNil: true });

const MESSAGE_PACK_CODEC: ClientCodec = {
  subProtocol: 'tirage.v1.msgpack',
  isBinary: true,
  decode(frame) {
    const bytes = Buffer.from(frame);
    if (!isPlainMessagePack(bytes, MESSAGE_DEPTH_MAX)) throw new ProtocolError('not a plain value');
    try {
      return unpackr.unpack(bytes);
    } catch (cause) {
      throw new ProtocolError('not MessagePack', { cause });
    }
  },
  encode: (message) => packr.pack(message),
};

export const CLIENT_CODECS: Readonly<Record<SubProtocol, ClientCodec>> = {
  'tirage.v1.json': JSON_CODEC,
  'tirage.v1.msgpack': MESSAGE_PACK_CODEC,
};
