/**
 * The two ways in which a socket's messages travel: JSON in text frames, MessagePack in binary
 * ones. The messages are the same (socket-messages.ts).
 *
 * Decoding trusts nothing: anything but a plain value (no extension types, bounded depth) is a
 * ProtocolError. Whether the value is a message is for the schemas to say.
 */
import { Packr, Unpackr } from 'msgpackr';
import { ProtocolError } from '../kernel/errors.ts';
import { isJsonDeeperThan } from './json-depth.ts';
import { plainMemberCount } from './messagepack-shape.ts';
import { hasMembers, repeatsMember } from './repeated-members.ts';
import { ValueWriter } from './value-writer.ts';

/** An array of operations, an operation, its selections, one selection: four. */
export const MESSAGE_DEPTH_MAX = 8;

/** A message that writes itself, where building an object and examining it would cost too much. */
export interface SelfWriting {
  /** In JSON. */
  text(): string;
  /** In MessagePack. */
  write(to: ValueWriter): void;
}

export interface ClientCodec {
  readonly subProtocol: SubProtocol;
  /** The kind of its frames, both ways. */
  readonly isBinary: boolean;
  /** Throws a ProtocolError. Keeps nothing of the frame's memory. */
  decode(frame: ArrayBuffer): unknown;
  /** `undefined` members are left out by JSON and must not be there for MessagePack. */
  encode(message: unknown): string | Uint8Array;
  /**
   * One frame of all the messages: a single one as it is, several as a list. Bytes are good until
   * the next frame is encoded.
   */
  encodeFrame(messages: readonly unknown[]): string | Uint8Array;
}

export const SUB_PROTOCOLS = ['tirage.v1.json', 'tirage.v1.msgpack'] as const;
export type SubProtocol = (typeof SUB_PROTOCOLS)[number];

const MEMBER_TWICE = 'a member stands twice';

const JSON_CODEC: ClientCodec = {
  subProtocol: 'tirage.v1.json',
  isBinary: false,
  decode(frame) {
    const text = Buffer.from(frame).toString('utf8');
    if (isJsonDeeperThan(text, MESSAGE_DEPTH_MAX)) throw new ProtocolError('nested too deeply');
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw new ProtocolError('not JSON', { cause });
    }
    if (repeatsMember(text, value)) throw new ProtocolError(MEMBER_TWICE);
    return value;
  },
  encode: (message) => JSON.stringify(message),
  encodeFrame(messages) {
    if (messages.length === 1) return textOf(messages[0]);
    let frame = '';
    for (const message of messages) frame += `${frame === '' ? '[' : ','}${textOf(message)}`;
    return `${frame}]`;
  },
};

function textOf(message: unknown): string {
  return isSelfWriting(message) ? message.text() : JSON.stringify(message);
}

/**
 * A number is a number however it is encoded, as in JSON, where `2` and `2.0` are one: 64-bit
 * integers (which some libraries always write) and floats too. An integer that a double cannot hold
 * exactly is rounded past the safe integers, as `JSON.parse` does, and the schemas refuse it there.
 */
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });
/** One for all sockets of the thread: a frame is copied before the next one is begun. */
const writer = new ValueWriter();
const packr = new Packr({ useRecords: false, variableMapSize: true, encodeUndefinedAsNil: true });

const MESSAGE_PACK_CODEC: ClientCodec = {
  subProtocol: 'tirage.v1.msgpack',
  isBinary: true,
  decode(frame) {
    const bytes = Buffer.from(frame);
    const memberCount = plainMemberCount(bytes, MESSAGE_DEPTH_MAX);
    if (memberCount === undefined) throw new ProtocolError('not a plain value');
    let value: unknown;
    try {
      value = unpackr.unpack(bytes);
    } catch (cause) {
      throw new ProtocolError('not MessagePack', { cause });
    }
    if (!hasMembers(value, memberCount)) throw new ProtocolError(MEMBER_TWICE);
    return value;
  },
  encode: (message) => packr.pack(message),
  encodeFrame(messages) {
    writer.begin();
    if (messages.length !== 1) writer.array(messages.length);
    for (const message of messages) {
      if (isSelfWriting(message)) message.write(writer);
      else writer.packed(packr.pack(message));
    }
    return writer.written();
  },
};

export const CLIENT_CODECS: Readonly<Record<SubProtocol, ClientCodec>> = {
  'tirage.v1.json': JSON_CODEC,
  'tirage.v1.msgpack': MESSAGE_PACK_CODEC,
};

function isSelfWriting(message: unknown): message is SelfWriting {
  return typeof message === 'object' && message !== null && 'write' in message;
}
