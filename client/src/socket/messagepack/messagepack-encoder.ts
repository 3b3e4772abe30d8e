/**
 * Writes MessagePack of what JSON has: no extension types, no binary. Members that are undefined
 * are left out, as in JSON.
 */
const TEXT = new TextEncoder();
const FIRST_BYTES = 256;

export function encodeMessagePack(value: unknown): Uint8Array<ArrayBuffer> {
  const writer = new MessagePackWriter();
  writer.write(value);
  return writer.written();
}

class MessagePackWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;

  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#end);
  }

  write(value: unknown): void {
    if (value === null || value === undefined) this.#byte(0xc0);
    else if (typeof value === 'boolean') this.#byte(value ? 0xc3 : 0xc2);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'string') this.#text(value);
    else if (Array.isArray(value)) this.#list(value);
    else if (typeof value === 'object') this.#map(value);
    else throw new TypeError(`MessagePack has no ${typeof value}`);
  }

  #number(value: number): void {
    const isInteger = Number.isInteger(value) && !Object.is(value, -0);
    if (isInteger && value >= 0 && value < 0x80) this.#byte(value);
    else if (isInteger && value < 0 && value >= -32) this.#byte(value + 256);
    else if (isInteger && value >= 0 && value <= 0xffff_ffff) {
      this.#byte(0xce);
      this.#put('setUint32', 4, value);
    } else if (isInteger && value < 0 && value >= -0x8000_0000) {
      this.#byte(0xd2);
      this.#put('setInt32', 4, value);
    } else {
      this.#byte(0xcb);
      this.#put('setFloat64', 8, value);
    }
  }

  #text(value: string): void {
    const bytes = TEXT.encode(value);
    this.#head(bytes.length, { fix: 0xa0, fixMax: 31, of8: 0xd9, of16: 0xda, of32: 0xdb });
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  #list(values: readonly unknown[]): void {
    this.#head(values.length, { fix: 0x90, fixMax: 15, of16: 0xdc, of32: 0xdd });
    for (const value of values) this.write(value);
  }

  #map(value: object): void {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    this.#head(members.length, { fix: 0x80, fixMax: 15, of16: 0xde, of32: 0xdf });
    for (const [name, member] of members) {
      this.#text(name);
      this.write(member);
    }
  }

  #head(
    length: number,
    form: { fix: number; fixMax: number; of8?: number; of16: number; of32: number },
  ): void {
    if (length <= form.fixMax) this.#byte(form.fix | length);
    else if (form.of8 !== undefined && length < 0x100) {
      this.#byte(form.of8);
      this.#byte(length);
    } else if (length < 0x1_0000) {
      this.#byte(form.of16);
      this.#put('setUint16', 2, length);
    } else {
      this.#byte(form.of32);
      this.#put('setUint32', 4, length);
    }
  }

  #put(form: 'setUint16' | 'setUint32' | 'setInt32' | 'setFloat64', bytes: number, value: number) {
    // The room first: to make it the view may be changed for a longer one.
    const at = this.#room(bytes);
    this.#view[form](at, value);
  }

  #byte(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  /** Where the next so many bytes go. */
  #room(count: number): number {
    const at = this.#end;
    this.#end += count;
    if (this.#end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#end, this.#bytes.length * 2));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}
