/**
 * Reads MessagePack of what JSON has, in every form that the format has for it. What JSON has not
 * (binary, extension types, keys that are no texts, integers that a double does not hold) is an
 * error: the engine sends none.
 */
const TEXT = new TextDecoder('utf-8', { fatal: true });

export function decodeMessagePack(bytes: Uint8Array): unknown {
  const reader = new MessagePackReader(bytes);
  const value = reader.read();
  if (!reader.isAtEnd) throw new RangeError('MessagePack goes on after its value');
  return value;
}

class MessagePackReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  read(): unknown {
    const form = this.#view.getUint8(this.#take(1));
    if (form < 0x80) return form;
    if (form < 0x90) return this.#map(form & 0x0f);
    if (form < 0xa0) return this.#list(form & 0x0f);
    if (form < 0xc0) return this.#text(form & 0x1f);
    if (form >= 0xe0) return form - 256;
    return this.#long(form);
  }

  #long(form: number): unknown {
    const view = this.#view;
    switch (form) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xca:
        return view.getFloat32(this.#take(4));
      case 0xcb:
        return view.getFloat64(this.#take(8));
      case 0xcc:
        return view.getUint8(this.#take(1));
      case 0xcd:
        return view.getUint16(this.#take(2));
      case 0xce:
        return view.getUint32(this.#take(4));
      case 0xcf:
        return safe(view.getBigUint64(this.#take(8)));
      case 0xd0:
        return view.getInt8(this.#take(1));
      case 0xd1:
        return view.getInt16(this.#take(2));
      case 0xd2:
        return view.getInt32(this.#take(4));
      case 0xd3:
        return safe(view.getBigInt64(this.#take(8)));
      case 0xd9:
        return this.#text(view.getUint8(this.#take(1)));
      case 0xda:
        return this.#text(view.getUint16(this.#take(2)));
      case 0xdb:
        return this.#text(view.getUint32(this.#take(4)));
      case 0xdc:
        return this.#list(view.getUint16(this.#take(2)));
      case 0xdd:
        return this.#list(view.getUint32(this.#take(4)));
      case 0xde:
        return this.#map(view.getUint16(this.#take(2)));
      case 0xdf:
        return this.#map(view.getUint32(this.#take(4)));
      default:
        throw new RangeError(`no MessagePack that JSON has: 0x${form.toString(16)}`);
    }
  }

  #text(length: number): string {
    const at = this.#take(length);
    return TEXT.decode(this.#bytes.subarray(at, at + length));
  }

  #list(length: number): unknown[] {
    const values: unknown[] = [];
    for (let i = 0; i < length; i += 1) values.push(this.read());
    return values;
  }

  #map(length: number): object {
    const members: [string, unknown][] = [];
    for (let i = 0; i < length; i += 1) {
      const name = this.read();
      if (typeof name !== 'string') throw new RangeError('a key of MessagePack is no text');
      members.push([name, this.read()]);
    }
    // Not by assignment, which a member called __proto__ would misuse.
    return Object.fromEntries(members);
  }

  /** Where the next so many bytes are. */
  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length) throw new RangeError('MessagePack breaks off');
    this.#at = at + count;
    return at;
  }
}

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('an integer that no double holds');
  return number;
}
