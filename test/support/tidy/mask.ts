/**
 * Separates code from comments and from the contents of texts, by reading characters.
 *
 * Why not a parser: the rules have to outlive the compiler's interface, and need no more than this.
 * Both results are as long as the source, so a position in one is a position in the other: `code`
 * has spaces for comments and for the contents of strings, templates and regular expressions (their
 * quotes stay); `comments` has spaces for everything else. Known limit: a regular expression right
 * after `)` or `}` is taken for a division.
 */
import type { SourceFile } from './rule.ts';

export interface Masked {
  readonly code: string;
  readonly comments: string;
}

const cache = new WeakMap<SourceFile, Masked>();

export function mask(file: SourceFile): Masked {
  const earlier = cache.get(file);
  if (earlier !== undefined) return earlier;
  const masked = new Masker(file.text).run();
  cache.set(file, masked);
  return masked;
}

const BEFORE_REGEX =
  /(^|[(,=:[!&|?{};+\-*%<>~^]|\b(return|typeof|case|in|of|throw|void|await|do|else))$/;

class Masker {
  readonly #text: string;
  readonly #code: string[] = [];
  readonly #comments: string[] = [];
  /** For each open `${`: how many braces are open inside it. */
  readonly #templates: number[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Masked {
    while (this.#at < this.#text.length) this.#step();
    return { code: this.#code.join(''), comments: this.#comments.join('') };
  }

  #step(): void {
    const two = this.#text.slice(this.#at, this.#at + 2);
    const one = two.charAt(0);
    if (two === '//') this.#comment(this.#end('\n', 0));
    else if (two === '/*') this.#comment(this.#end('*/', 2));
    else if (one === "'" || one === '"') this.#quoted(one);
    else if (one === '`') this.#template();
    else if (one === '/' && this.#regexMayStart()) this.#regex();
    else this.#brace(one);
  }

  /** Plain code, watching for the brace that ends a template's `${`. */
  #brace(one: string): void {
    const open = this.#templates.at(-1);
    this.#keep();
    if (open === undefined) return;
    if (one === '{') this.#templates[this.#templates.length - 1] = open + 1;
    if (one !== '}') return;
    if (open > 0) {
      this.#templates[this.#templates.length - 1] = open - 1;
      return;
    }
    this.#templates.pop();
    this.#templateText();
  }

  #quoted(quote: string): void {
    this.#keep();
    this.#blankUntil((char) => char === quote || char === '\n');
    this.#keep();
  }

  #template(): void {
    this.#keep();
    this.#templateText();
  }

  #templateText(): void {
    this.#blankUntil((char, next) => char === '`' || (char === '$' && next === '{'));
    if (this.#text[this.#at] === '$') {
      this.#templates.push(0);
      this.#keep();
    }
    this.#keep();
  }

  #regex(): void {
    let inClass = false;
    this.#keep();
    this.#blankUntil((char) => {
      if (char === '[') inClass = true;
      if (char === ']') inClass = false;
      return (char === '/' && !inClass) || char === '\n';
    });
    this.#keep();
  }

  #regexMayStart(): boolean {
    return BEFORE_REGEX.test(this.#code.slice(-40).join('').trimEnd());
  }

  #end(mark: string, markLength: number): number {
    const found = this.#text.indexOf(mark, this.#at + markLength);
    return found === -1 ? this.#text.length : found + markLength;
  }

  #comment(end: number): void {
    for (; this.#at < end; this.#at += 1) {
      const char = this.#text.charAt(this.#at);
      this.#code.push(char === '\n' ? char : ' ');
      this.#comments.push(char);
    }
  }

  #blankUntil(ends: (char: string, next: string) => boolean): void {
    while (this.#at < this.#text.length) {
      const char = this.#text.charAt(this.#at);
      if (ends(char, this.#text.charAt(this.#at + 1))) return;
      this.#put(char === '\n' ? '\n' : ' ');
      if (char === '\\' && this.#at < this.#text.length) this.#put(' ');
    }
  }

  #keep(): void {
    if (this.#at < this.#text.length) this.#put(this.#text.charAt(this.#at));
  }

  #put(code: string): void {
    const char = this.#text.charAt(this.#at);
    this.#code.push(char === '\n' ? '\n' : code);
    this.#comments.push(char === '\n' ? '\n' : ' ');
    this.#at += 1;
  }
}
